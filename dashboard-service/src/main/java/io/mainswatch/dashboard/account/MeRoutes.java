package io.mainswatch.dashboard.account;

import io.mainswatch.common.http.Fields;
import io.mainswatch.dashboard.http.Answer;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
                        caller.userId() == null ? null : Long.toString(caller.userId()),
                        caller.name(),
                        caller.isAdministrator(),
                        Authentication.hasOneTimePassword(ctx),
                        ids.stream()
                                .map(id -> new Membership(
                                        id, caller.roleIn(id).orElseThrow().wire()))
                                .toList()));
    }

    record Membership(String id, String role) {}

    /**
     * @param personId null for the settings' own token
     * @param mustChangePassword whether nothing else is allowed before the one-time password is replaced
     */
    record Me(
            @Nullable String personId,
            String name,
            boolean administrator,
            boolean mustChangePassword,
            List<Membership> homes) {}
}
