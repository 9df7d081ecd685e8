package io.mainswatch.dashboard.api;

import io.mainswatch.common.http.Fields;
import io.mainswatch.common.security.Role;
import io.mainswatch.dashboard.account.Authentication;
import io.mainswatch.dashboard.account.Caller;
import io.mainswatch.dashboard.account.HomeAccess;
import io.mainswatch.dashboard.api.RejectedQueries.RejectedView;
import io.mainswatch.dashboard.http.Answer;
import io.mainswatch.dashboard.http.Cursor;
import io.mainswatch.dashboard.http.Page;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /rejected}: what devices sent and could not be stored, with the reason. */
final class RejectedRoutes {
    private final RejectedQueries rejected;
    private final DeviceAccess devices;
    private final HomeAccess homes;

    RejectedRoutes(RejectedQueries rejected, DeviceAccess devices, HomeAccess homes) {
        this.rejected = rejected;
        this.devices = devices;
        this.homes = homes;
    }

    void mount(Router router) {
        router.get("/rejected").handler(Answer.ok(this::list));
    }

    private Future<?> list(RoutingContext ctx) {
        var query = Fields.ofQuery(ctx.queryParams());
        var home = query.optionalText("home", HomeAccess.LONGEST_ID);
        var device = query.optionalText("device", 64);
        var before = Cursor.byNumber(query);
        int limit = Page.limit(query);
        query.orThrow();
        var caller = Authentication.caller(ctx);
        return homes.existing(caller, home, Role.VIEWER)
                .compose(known -> checked(ctx, device))
                .compose(known -> visible(caller))
                .compose(visible -> rejected.list(
                        visible.homes(),
                        home.orElse(null),
                        device.orElse(null),
                        before.orElse(Long.MAX_VALUE),
                        limit + 1))
                .map(rows -> Page.of(rows, limit, (RejectedView last) -> Cursor.of(last.id())));
    }

    private Future<?> checked(RoutingContext ctx, Optional<String> device) {
        return device.isEmpty() ? Future.succeededFuture() : devices.require(ctx, device.get(), Role.VIEWER);
    }

    /** Who sees every home and does not own it all still sees only senders that belong to a home. */
    private Future<Visible> visible(Caller caller) {
        if (caller.isAdministrator() || caller.everywhere() == null) {
            return Future.succeededFuture(new Visible(caller.visibleHomes()));
        }
        return homes.visible(caller).map(ids -> new Visible(ids.toArray(String[]::new)));
    }

    private record Visible(String @Nullable [] homes) {}
}
