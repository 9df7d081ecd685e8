package io.mainswatch.dashboard.api;

import io.mainswatch.common.device.DeviceId;
import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.security.Role;
import io.mainswatch.dashboard.account.Authentication;
import io.mainswatch.dashboard.api.DeviceQueries.Place;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;

/** Finds the device a path names ({@code :id}), for callers who may know of it. */
final class DeviceAccess {
    private final DeviceQueries devices;

    DeviceAccess(DeviceQueries devices) {
        this.devices = devices;
    }

    /** Fails as unknown for a foreign device just as for one that does not exist, as forbidden for too low a role. */
    Future<Place> require(RoutingContext ctx, Role needed) {
        return require(ctx, ctx.pathParam("id"), needed);
    }

    Future<Place> require(RoutingContext ctx, String id, Role needed) {
        var caller = Authentication.caller(ctx);
        if (!DeviceId.isValid(id)) {
            return Future.failedFuture(unknown());
        }
        return devices.place(id).map(found -> {
            var place = found.orElseThrow(DeviceAccess::unknown);
            caller.require(needed, place.homeId(), "device");
            return place;
        });
    }

    private static Failure unknown() {
        return Failure.unknown("no such device");
    }
}
