package io.mainswatch.dashboard.account;

import io.mainswatch.common.http.Fields;
import io.mainswatch.dashboard.http.Answer;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** {@code /me}: who the caller is, and what it may do where. */
public final class MeRoutes {
    private final HomeQueries homes;

    public MeRoutes(HomeQueries homes) {
        this.homes = homes;
    }

    public void mount(Router router) {
        router.get("/me").handler(Answer.ok(this::me));
    }

    private Future<?> me(RoutingContext ctx) {
        Fields.ofQuery(ctx.queryParams()).orThrow();
        var caller = Authentication.caller(ctx);
        return homes.ids(caller.visibleHomes())
                .map(ids -> new Me(
                        caller.name(),
                        caller.isAdministrator(),
                        ids.stream()
                                .map(id -> new Membership(
                                        id, caller.roleIn(id).orElseThrow().wire()))
                                .toList()));
    }

    record Membership(String id, String role) {}

    record Me(String name, boolean administrator, List<Membership> homes) {}
}
