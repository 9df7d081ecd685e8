package io.mainswatch.dashboard.api;

import io.mainswatch.common.bus.Addresses;
import io.mainswatch.common.bus.Addresses.DeviceChanged;
import io.mainswatch.common.bus.Bus;
import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.http.Fields;
import io.mainswatch.common.security.Role;
import io.mainswatch.common.time.Clock;
import io.mainswatch.dashboard.account.Authentication;
import io.mainswatch.dashboard.http.Answer;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/**
 * {@code /devices/{id}/calibration}: what a sensor reckons with, and the steps that bring it closer to the truth. A device
 * fetches its order by itself, within half a minute where it speaks as often as it should.
 */
final class CalibrationRoutes {
    /** A load that is on while somebody asks may be off later: what was not fetched by then is void. */
    static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final int SHOWN = 10;

    private final CalibrationOrderStore orders;
    private final DeviceAccess devices;
    private final Bus bus;
    private final Clock clock;

    CalibrationRoutes(CalibrationOrderStore orders, DeviceAccess devices, Bus bus, Clock clock) {
        this.orders = orders;
        this.devices = devices;
        this.bus = bus;
        this.clock = clock;
    }

    void mount(Router router) {
        router.get("/devices/:id/calibration").handler(Answer.ok(this::show));
        router.post("/devices/:id/calibration").handler(Answer.json(202, this::ask));
    }

    private Future<?> show(RoutingContext ctx) {
        Fields.ofQuery(ctx.queryParams()).orThrow();
        return devices.require(ctx, Role.VIEWER).compose(place -> orders.of(place.deviceId(), clock.now(), SHOWN));
    }

    private Future<?> ask(RoutingContext ctx) {
        Fields.ofQuery(ctx.queryParams()).orThrow();
        var order = NewCalibrationOrder.from(ctx.body().buffer());
        var requester = Authentication.caller(ctx).requester();
        return devices.require(ctx, Role.OWNER)
                .compose(place -> orders.insert(place, order, requester, clock.now(), PATIENCE)
                        .compose(made -> {
                            if (made.isEmpty()) {
                                throw Failure.conflict("this device has not said that it reckons with a calibration");
                            }
                            bus.announce(Addresses.DEVICE_CHANGED, new DeviceChanged(place.deviceId()));
                            return orders.of(place.deviceId(), clock.now(), SHOWN);
                        })
                        .map(view -> view.orders().get(0)));
    }
}
