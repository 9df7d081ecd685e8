package io.mainswatch.dashboard.api;

import io.mainswatch.common.bus.Addresses;
import io.mainswatch.common.bus.Addresses.ChangeRecorded;
import io.mainswatch.common.bus.Addresses.DeviceChanged;
import io.mainswatch.common.bus.Bus;
import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.http.Fields;
import io.mainswatch.common.security.Role;
import io.mainswatch.common.time.Clock;
import io.mainswatch.dashboard.http.Answer;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;

/**
 * {@code /devices/{id}/restoration}: takes a removal back. A removal works at once; within ten minutes it can be undone,
 * and the device goes on with the secrets it has.
 */
final class RestorationRoutes {
    static final Duration GRACE = Duration.ofMinutes(10);

    private final RestorationStore store;
    private final DeviceQueries devices;
    private final Bus bus;
    private final Clock clock;

    RestorationRoutes(RestorationStore store, DeviceQueries devices, Bus bus, Clock clock) {
        this.store = store;
        this.devices = devices;
        this.bus = bus;
        this.clock = clock;
    }

    void mount(Router router) {
        router.post("/devices/:id/restoration").handler(Answer.ok(this::restore));
    }

    private Future<?> restore(RoutingContext ctx) {
        Fields.ofQuery(ctx.queryParams()).orThrow();
        return new DeviceAccess(devices)
                .requireKept(ctx, Role.OWNER)
                .compose(place -> store.restore(place.deviceId(), clock.now().minus(GRACE))
                        .onSuccess(done -> announce(place))
                        .compose(done -> devices.find(List.of(place.deviceId()))))
                .map(found -> found.stream().findFirst().orElseThrow(() -> Failure.unknown("no such device")));
    }

    private void announce(DeviceQueries.Place place) {
        bus.announce(Addresses.DEVICE_CHANGED, new DeviceChanged(place.deviceId()));
        bus.announce(Addresses.CHANGE_RECORDED, new ChangeRecorded(place.homeId()));
    }
}
