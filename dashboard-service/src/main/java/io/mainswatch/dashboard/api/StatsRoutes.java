package io.mainswatch.dashboard.api;

import io.mainswatch.common.http.Fields;
import io.mainswatch.common.security.Role;
import io.mainswatch.common.time.Clock;
import io.mainswatch.dashboard.account.Authentication;
import io.mainswatch.dashboard.account.HomeAccess;
import io.mainswatch.dashboard.http.Answer;
import io.mainswatch.dashboard.http.Cursor;
import io.mainswatch.dashboard.http.Page;
import io.mainswatch.dashboard.http.Span;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/** {@code /stats}: mean, least and most power and the energy of every device in a span. */
final class StatsRoutes {
    private static final Duration USUAL = Duration.ofHours(24);
    private static final Duration LONGEST = Duration.ofDays(400);

    private final StatsQueries stats;
    private final HomeAccess homes;
    private final Clock clock;

    StatsRoutes(StatsQueries stats, HomeAccess homes, Clock clock) {
        this.stats = stats;
        this.homes = homes;
        this.clock = clock;
    }

    void mount(Router router) {
        router.get("/stats").handler(Answer.ok(this::list));
    }

    private Future<?> list(RoutingContext ctx) {
        var query = Fields.ofQuery(ctx.queryParams());
        var now = clock.now();
        var span = Span.of(query, now, USUAL, LONGEST).until(now);
        var home = query.optionalText("home", HomeAccess.LONGEST_ID);
        var after = Cursor.byId(query);
        int limit = Page.limit(query);
        query.orThrow();
        var caller = Authentication.caller(ctx);
        return homes.existing(caller, home, Role.VIEWER)
                .compose(known -> stats.list(
                        new StatsQueries.Question(
                                caller.visibleHomes(),
                                home.orElse(null),
                                span,
                                after.map(Cursor::id).orElse(""),
                                limit + 1),
                        now))
                .map(rows -> Page.of(rows, limit, last -> Cursor.of(last.deviceId())));
    }
}
