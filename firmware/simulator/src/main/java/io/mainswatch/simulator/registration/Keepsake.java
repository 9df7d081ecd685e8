package io.mainswatch.simulator.registration;

import java.util.Map;

/** What a household keeps from one run to the next: its credentials, and its counters in watt hours by device id. */
public record Keepsake(Credentials credentials, Map<String, Double> countersWattHours) {
    public Keepsake {
        countersWattHours = Map.copyOf(countersWattHours);
    }

    public static Keepsake empty() {
        return new Keepsake(new Credentials(Map.of(), null), Map.of());
    }
}
