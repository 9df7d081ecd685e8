package io.mainswatch.common.security;

import io.mainswatch.common.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes guessing slow: after {@link #FREE} failures of one guesser the next try waits, twice as long each time, up to
 * {@link #LONGEST}. Counted before the guess is looked at, so guesses sent at once count too. Belongs to one event loop;
 * remembers at most {@value #REMEMBERED} guessers.
 */
public final class GuessDelay {
    public static final int FREE = 3;
    public static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int REMEMBERED = 10_000;

    private final Clock clock;
    private final Map<String, Tries> tries = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tries> eldest) {
            return size() > REMEMBERED;
        }
    };

    public GuessDelay(Clock clock) {
        this.clock = clock;
    }

    private record Tries(int failures, long nextAtNanos) {}

    /** Zero when a try may be made now, which is then counted as failed; else how long to wait. */
    public Duration begin(String guesser) {
        long now = clock.nanos();
        var before = tries.getOrDefault(guesser, new Tries(0, now));
        long wait = before.nextAtNanos - now;
        if (before.failures >= FREE && wait > 0) {
            return Duration.ofNanos(wait);
        }
        int failures = before.failures + 1;
        tries.put(guesser, new Tries(failures, now + delay(failures).toNanos()));
        return Duration.ZERO;
    }

    /** The last try failed and was no guess: it is not counted. */
    public void forgive(String guesser) {
        tries.computeIfPresent(
                guesser, (same, before) -> before.failures == 1 ? null : new Tries(before.failures - 1, clock.nanos()));
    }

    /** The guess was right. */
    public void succeeded(String guesser) {
        tries.remove(guesser);
    }

    private static Duration delay(int failures) {
        if (failures < FREE) {
            return Duration.ZERO;
        }
        var delay = Duration.ofSeconds(1L << Math.min(failures - FREE, 20));
        return delay.compareTo(LONGEST) < 0 ? delay : LONGEST;
    }
}
