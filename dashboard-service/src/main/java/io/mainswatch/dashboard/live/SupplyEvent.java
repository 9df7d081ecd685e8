package io.mainswatch.dashboard.live;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.mainswatch.dashboard.api.HomeView;

/** The state of a home's mains, as in the home's own {@code supply}. */
record SupplyEvent(String homeId, @JsonUnwrapped HomeView.Supply supply) {
    static SupplyEvent of(HomeView home) {
        return new SupplyEvent(home.id(), home.supply());
    }
}
