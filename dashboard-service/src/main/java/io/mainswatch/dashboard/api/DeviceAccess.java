package io.mainswatch.dashboard.api;

import io.mainswatch.common.device.DeviceId;
import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.security.Role;
import io.mainswatch.dashboard.account.Authentication;
import io.mainswatch.dashboard.api.DeviceQueries.Place;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

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
        return DeviceId.isValid(id) ? checked(ctx, devices.place(id), needed) : Future.failedFuture(unknown());
    }

    /** As {@link #require(RoutingContext, Role)}, and also finds a hidden device whose data are still kept. */
    Future<Place> requireKept(RoutingContext ctx, Role needed) {
        var id = ctx.pathParam("id");
        return DeviceId.isValid(id) ? checked(ctx, devices.keptPlace(id), needed) : Future.failedFuture(unknown());
    }

    private static Future<Place> checked(RoutingContext ctx, Future<Optional<Place>> asked, Role needed) {
        var caller = Authentication.caller(ctx);
        return asked.map(found -> {
            var place = found.orElseThrow(DeviceAccess::unknown);
            caller.require(needed, place.homeId(), "device");
            return place;
        });
    }

    private static Failure unknown() {
        return Failure.unknown("no such device");
    }
}
