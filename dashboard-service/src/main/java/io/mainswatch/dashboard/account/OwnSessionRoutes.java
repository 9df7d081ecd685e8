package io.mainswatch.dashboard.account;

import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.http.Fields;
import io.mainswatch.common.time.Clock;
import io.mainswatch.dashboard.account.Caller.Kind;
import io.mainswatch.dashboard.http.Answer;
import io.mainswatch.dashboard.http.Page;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** {@code /me/sessions}: the browsers a person is signed in with, and their end. */
final class OwnSessionRoutes {
    private final SessionStore sessions;
    private final Clock clock;

    OwnSessionRoutes(SessionStore sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    void mount(Router router) {
        router.get("/me/sessions").handler(Answer.ok(this::list));
        router.delete("/me/sessions").handler(Answer.nothing(this::endOthers));
        router.delete("/me/sessions/:id").handler(Answer.nothing(this::end));
    }

    private Future<?> list(RoutingContext ctx) {
        Fields.ofQuery(ctx.queryParams()).orThrow();
        var person = Authentication.person(ctx);
        return sessions.list(person.id(), person.credential(), clock.now()).map(Page::whole);
    }

    private Future<?> endOthers(RoutingContext ctx) {
        Fields.ofQuery(ctx.queryParams()).orThrow();
        var person = Authentication.person(ctx);
        return sessions.endOthers(person.id(), person.credential());
    }

    private Future<?> end(RoutingContext ctx) {
        Fields.ofQuery(ctx.queryParams()).orThrow();
        long id = RowId.of(ctx, "id", "session");
        var caller = Authentication.caller(ctx);
        if (caller.credential().kind() != Kind.USER) {
            throw unknown();
        }
        return sessions.end(id, caller.id()).map(ended -> {
            if (!ended) {
                throw unknown();
            }
            return true;
        });
    }

    private static Failure unknown() {
        return Failure.unknown("no such session");
    }
}
