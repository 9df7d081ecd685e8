package io.mainswatch.dashboard.account;

import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.security.GuessDelay;
import io.mainswatch.common.time.Clock;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Locale;

/** Makes guessing one user's password from one address slow, as {@link GuessDelay} says. Belongs to one event loop. */
final class SignInDelay {
    static final int FREE = GuessDelay.FREE;
    static final Duration LONGEST = GuessDelay.LONGEST;

    private final GuessDelay delay;

    SignInDelay(Clock clock) {
        this.delay = new GuessDelay(clock);
    }

    /** Zero when a try may be made now, which is then counted as failed; else how long to wait. */
    Duration begin(String user, String address) {
        return delay.begin(key(user, address));
    }

    /**
     * The same for a request.
     *
     * @throws Failure too many, with how long to wait in {@code Retry-After}
     */
    void begin(RoutingContext ctx, String user, String address) {
        var wait = begin(user, address);
        if (!wait.isZero()) {
            long seconds = wait.plusMillis(999).toSeconds();
            ctx.response().putHeader("Retry-After", Long.toString(seconds));
            throw Failure.tooMany("too many wrong tries: try again in " + seconds + " s");
        }
    }

    void succeeded(String user, String address) {
        delay.succeeded(key(user, address));
    }

    private static String key(String user, String address) {
        return address + ' ' + user.toLowerCase(Locale.ROOT);
    }
}
