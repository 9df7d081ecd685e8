package io.mainswatch.dashboard.account;

import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.time.Clock;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Makes guessing slow: after {@link #FREE} failures of one user from one address the next try waits, twice as long each
 * time, up to {@link #LONGEST}. Counted before the password is looked at, so guesses sent at once count too. Belongs to
 * one event loop; remembers at most {@value #REMEMBERED} pairs.
 */
final class SignInDelay {
    static final int FREE = 3;
    static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int REMEMBERED = 10_000;

    private final Clock clock;
    private final Map<String, Tries> tries = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tries> eldest) {
            return size() > REMEMBERED;
        }
    };

    SignInDelay(Clock clock) {
        this.clock = clock;
    }

    private record Tries(int failures, long nextAtNanos) {}

    /** Zero when a try may be made now, which is then counted as failed; else how long to wait. */
    Duration begin(String user, String address) {
        long now = clock.nanos();
        var before = tries.getOrDefault(key(user, address), new Tries(0, now));
        long wait = before.nextAtNanos - now;
        if (before.failures >= FREE && wait > 0) {
            return Duration.ofNanos(wait);
        }
        int failures = before.failures + 1;
        tries.put(key(user, address), new Tries(failures, now + delay(failures).toNanos()));
        return Duration.ZERO;
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
        tries.remove(key(user, address));
    }

    private static Duration delay(int failures) {
        if (failures < FREE) {
            return Duration.ZERO;
        }
        var delay = Duration.ofSeconds(1L << Math.min(failures - FREE, 20));
        return delay.compareTo(LONGEST) < 0 ? delay : LONGEST;
    }

    private static String key(String user, String address) {
        return address + ' ' + user.toLowerCase(Locale.ROOT);
    }
}
