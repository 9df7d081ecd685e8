package io.mainswatch.dashboard.api;

import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.http.Fields;
import io.mainswatch.common.security.Role;
import io.mainswatch.dashboard.account.Authentication;
import io.mainswatch.dashboard.account.HomeAccess;
import io.mainswatch.dashboard.http.Answer;
import io.mainswatch.dashboard.http.Cursor;
import io.mainswatch.dashboard.http.Page;
import io.mainswatch.dashboard.http.PathId;
import io.mainswatch.dashboard.http.Span;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** {@code /outages}: when there was no mains, no internet or no word from a device, and how we know. */
final class OutageRoutes {
    private static final List<String> VERDICTS = List.of("power", "internet", "device", "unknown");

    private final OutageQueries outages;
    private final HomeAccess homes;

    OutageRoutes(OutageQueries outages, HomeAccess homes) {
        this.outages = outages;
        this.homes = homes;
    }

    void mount(Router router) {
        router.get("/outages").handler(Answer.ok(this::list));
        router.get("/outages/:id").handler(Answer.ok(this::show));
    }

    private Future<?> list(RoutingContext ctx) {
        var query = Fields.ofQuery(ctx.queryParams());
        var home = query.optionalText("home", HomeAccess.LONGEST_ID);
        var caller = Authentication.caller(ctx);
        var from = Span.bound(query, "from");
        var to = Span.bound(query, "to");
        if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
            query.refuse("from", "not before \"to\", expected an earlier instant");
        }
        var filter = new OutageQueries.Filter(
                caller.visibleHomes(),
                home.orElse(null),
                from.orElse(null),
                to.orElse(null),
                query.optionalChoice("verdict", VERDICTS).orElse(null));
        var after = Cursor.byTime(query);
        int limit = Page.limit(query);
        query.orThrow();
        return homes.existing(caller, home, Role.VIEWER)
                .compose(known -> outages.list(filter, after, limit + 1))
                .map(rows -> Page.of(rows, limit, last -> new Cursor(last.startedAt(), last.id())));
    }

    private Future<?> show(RoutingContext ctx) {
        Fields.ofQuery(ctx.queryParams()).orThrow();
        var caller = Authentication.caller(ctx);
        return outages.find(List.of(PathId.of(ctx, "outage"))).map(found -> {
            var outage = found.stream().findFirst().orElseThrow(() -> Failure.unknown("no such outage"));
            caller.require(Role.VIEWER, outage.homeId(), "outage");
            return outage;
        });
    }
}
