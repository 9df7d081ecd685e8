package io.mainswatch.dashboard.account;

import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.http.Fields;
import io.mainswatch.dashboard.account.Caller.Kind;
import io.mainswatch.dashboard.http.Answer;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** {@code /session}: signing in with a password, and out. */
final class SessionRoutes {
    private static final int LONGEST = 200;

    private final PasswordCheck passwords;
    private final SessionOpening opening;
    private final SessionStore sessions;
    private final SessionCookie cookie;

    SessionRoutes(PasswordCheck passwords, SessionOpening opening, SessionStore sessions, SessionCookie cookie) {
        this.passwords = passwords;
        this.opening = opening;
        this.sessions = sessions;
        this.cookie = cookie;
    }

    /** Signing in comes before authentication. */
    void mountOpen(Router router) {
        router.post("/session").handler(Answer.ok(this::signIn));
    }

    void mount(Router router) {
        router.delete("/session").handler(Answer.nothing(this::signOut));
    }

    private Future<?> signIn(RoutingContext ctx) {
        Fields.ofQuery(ctx.queryParams()).orThrow();
        SameSite.require(ctx.request());
        var fields = Fields.of(ctx.body().buffer());
        var name = fields.text("user", LONGEST);
        var password = fields.text("password", PasswordCheck.LONGEST);
        fields.orThrow();
        return passwords
                .match(ctx, name, password)
                .map(user -> user.orElseThrow(() -> Failure.unauthenticated("the user or the password is wrong")))
                .compose(user -> opening.open(ctx, user.id(), user.name()));
    }

    private Future<?> signOut(RoutingContext ctx) {
        Fields.ofQuery(ctx.queryParams()).orThrow();
        var credential = Authentication.caller(ctx).credential();
        if (credential.kind() != Kind.USER) {
            throw Failure.conflict("a token has no session to end: revoke it instead");
        }
        cookie.take(ctx);
        return sessions.end(credential);
    }
}
