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
import io.mainswatch.dashboard.http.Page;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** {@code /devices/{id}/secrets}: which secrets let a device in, and the end of an older one before its time. */
final class SecretRoutes {
    private final SecretQueries secrets;
    private final DeviceStore devices;
    private final DeviceAccess access;
    private final Bus bus;
    private final Clock clock;

    SecretRoutes(SecretQueries secrets, DeviceStore devices, DeviceAccess access, Bus bus, Clock clock) {
        this.secrets = secrets;
        this.devices = devices;
        this.access = access;
        this.bus = bus;
        this.clock = clock;
    }

    void mount(Router router) {
        router.get("/devices/:id/secrets").handler(Answer.ok(this::list));
        router.delete("/devices/:id/secrets/:n").handler(Answer.nothing(this::end));
    }

    private Future<?> list(RoutingContext ctx) {
        Fields.ofQuery(ctx.queryParams()).orThrow();
        return access.require(ctx, Role.VIEWER)
                .compose(place -> secrets.valid(place.deviceId(), clock.now()))
                .map(Page::whole);
    }

    private Future<?> end(RoutingContext ctx) {
        Fields.ofQuery(ctx.queryParams()).orThrow();
        return access.require(ctx, Role.OWNER).compose(place -> {
            long number = number(ctx.pathParam("n"));
            return devices.end(place.deviceId(), number, clock.now()).map(ended -> {
                if (!ended) {
                    throw Failure.conflict(
                            "no older secret of this device: the newest ends when a new one is made with no overlap");
                }
                bus.announce(Addresses.DEVICE_CHANGED, new DeviceChanged(place.deviceId()));
                bus.announce(Addresses.CHANGE_RECORDED, new ChangeRecorded(place.homeId()));
                return null;
            });
        });
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw Failure.unknown("no such secret");
        }
    }
}
