package io.mainswatch.dashboard.account;

import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.http.Fields;
import io.mainswatch.common.security.GuessDelay;
import io.mainswatch.common.security.Passwords;
import io.mainswatch.common.security.Secrets;
import io.mainswatch.common.time.Clock;
import io.mainswatch.dashboard.account.Caller.Kind;
import io.mainswatch.dashboard.account.UserStore.User;
import io.mainswatch.dashboard.http.Answer;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** {@code /session}: signing in with a password, and out. */
public final class SessionRoutes {
    private static final int LONGEST = 200;

    private final UserStore users;
    private final SessionStore sessions;
    private final Passwords passwords;
    private final SessionCookie cookie;
    private final Clock clock;
    private final GuessDelay delay;
    private final Future<String> nobodysHash;

    public SessionRoutes(
            UserStore users, SessionStore sessions, Passwords passwords, SessionCookie cookie, Clock clock) {
        this.users = users;
        this.sessions = sessions;
        this.passwords = passwords;
        this.cookie = cookie;
        this.clock = clock;
        this.delay = new GuessDelay(clock);
        this.nobodysHash = passwords.hash(Secrets.random());
    }

    /** Signing in comes before authentication. */
    public void mountOpen(Router router) {
        router.post("/session").handler(Answer.ok(this::signIn));
    }

    public void mount(Router router) {
        router.delete("/session").handler(Answer.nothing(this::signOut));
    }

    private Future<?> signIn(RoutingContext ctx) {
        Fields.ofQuery(ctx.queryParams()).orThrow();
        if (!SameSite.allows(ctx.request())) {
            throw Failure.forbidden("a sign-in sent by another site's page");
        }
        var fields = Fields.of(ctx.body().buffer());
        var name = fields.text("user", LONGEST);
        var password = fields.text("password", LONGEST);
        fields.orThrow();
        var address = ctx.request().remoteAddress().hostAddress();
        var guesser = address + ' ' + name;
        var wait = delay.begin(guesser);
        if (!wait.isZero()) {
            long seconds = wait.plusMillis(999).toSeconds();
            ctx.response().putHeader("Retry-After", Long.toString(seconds));
            throw Failure.tooMany("too many wrong passwords: try again in " + seconds + " s");
        }
        return users.find(name)
                .compose(user -> verified(user, password))
                .compose(user -> begin(ctx, user))
                .onSuccess(done -> delay.succeeded(guesser));
    }

    /** Takes as long for a user that does not exist, so that nobody learns who does. */
    private Future<User> verified(Optional<User> user, String password) {
        return user.map(found -> Future.succeededFuture(found.passwordHash()))
                .orElse(nobodysHash)
                .compose(hash -> passwords.verify(password, hash))
                .map(same -> user.filter(found -> same)
                        .orElseThrow(() -> Failure.unauthenticated("the user or the password is wrong")));
    }

    private Future<SignedIn> begin(RoutingContext ctx, User user) {
        var secret = Secrets.random();
        var agent = Optional.ofNullable(ctx.request().getHeader("User-Agent")).orElse("");
        return sessions.insert(Secrets.sha256(secret), user.id(), shortened(agent), clock.now())
                .map(stored -> {
                    cookie.give(ctx, secret);
                    return new SignedIn(user.name());
                });
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

    private static String shortened(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    /** Who is signed in now. */
    record SignedIn(String name) {}
}
