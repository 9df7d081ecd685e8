package io.mainswatch.dashboard.api;

import io.mainswatch.common.http.Fields;
import io.mainswatch.common.security.Role;
import io.mainswatch.common.time.Clock;
import io.mainswatch.dashboard.account.Authentication;
import io.mainswatch.dashboard.account.HomeAccess;
import io.mainswatch.dashboard.api.ListeningQueries.GapView;
import io.mainswatch.dashboard.http.Answer;
import io.mainswatch.dashboard.http.Cursor;
import io.mainswatch.dashboard.http.Page;
import io.mainswatch.dashboard.http.Span;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;

/** {@code /listening}: when a home was not watched, so that "no outage" is never said of a time nobody looked. */
final class ListeningRoutes {
    private static final Duration USUAL = Duration.ofDays(30);
    private static final Duration LONGEST = Duration.ofDays(400);

    private final ListeningQueries listening;
    private final HomeAccess homes;
    private final Clock clock;

    ListeningRoutes(ListeningQueries listening, HomeAccess homes, Clock clock) {
        this.listening = listening;
        this.homes = homes;
        this.clock = clock;
    }

    void mount(Router router) {
        router.get("/listening").handler(Answer.ok(this::gaps));
    }

    private Future<?> gaps(RoutingContext ctx) {
        var query = Fields.ofQuery(ctx.queryParams());
        var now = clock.now();
        var span = Span.of(query, now, USUAL, LONGEST).until(now);
        var home = query.optionalText("home", HomeAccess.LONGEST_ID);
        var after = Cursor.byTime(query);
        int limit = Page.limit(query);
        query.orThrow();
        // A page goes on where the last gap of the one before ended.
        var rest = after.filter(cursor -> cursor.instant().isAfter(span.from()))
                .map(cursor -> new Span(cursor.instant(), span.to()))
                .orElse(span);
        return homes.named(Authentication.caller(ctx), home, Role.VIEWER)
                .compose(id -> rest.from().isBefore(rest.to())
                        ? listening.gaps(id, rest, now, limit + 1)
                        : Future.succeededFuture(List.<GapView>of()))
                .map(rows -> Page.of(rows, limit, last -> new Cursor(last.to(), "0")));
    }
}
