package io.mainswatch.dashboard.account;

import io.mainswatch.common.http.TrustedProxies;
import io.mainswatch.common.security.Secrets;
import io.mainswatch.common.time.Clock;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** Lets a person in who has proved who they are: stores the session and gives the browser its cookie. */
final class SessionOpening {
    private static final int LONGEST = 200;

    private final SessionStore sessions;
    private final SessionCookie cookie;
    private final Clock clock;

    SessionOpening(SessionStore sessions, SessionCookie cookie, Clock clock) {
        this.sessions = sessions;
        this.cookie = cookie;
        this.clock = clock;
    }

    Future<SignedIn> open(RoutingContext ctx, long userId, String name) {
        var secret = Secrets.random();
        var agent = Optional.ofNullable(ctx.request().getHeader("User-Agent")).orElse("");
        var address = TrustedProxies.client(ctx).address();
        return sessions.insert(Secrets.sha256(secret), userId, shortened(agent), address, clock.now())
                .map(stored -> {
                    cookie.give(ctx, secret);
                    return new SignedIn(name);
                });
    }

    /** What a header may hold, as a database takes it. */
    private static String shortened(String text) {
        var plain = text.replaceAll("\\p{Cntrl}", " ");
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
    }

    /** Who is signed in now. */
    record SignedIn(String name) {}
}
