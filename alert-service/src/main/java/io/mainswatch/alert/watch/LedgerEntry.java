package io.mainswatch.alert.watch;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The newest row of the listening ledger, and what one more second means to it.
 *
 * @param endedWhy null while it is still being extended
 */
record LedgerEntry(
        long id, Instant from, Instant to, @Nullable String endedWhy) {
    /** A pause of more than this between two entries is a hole: stopped, suspended, or the clock was set. */
    static final Duration HOLE = Duration.ofSeconds(5);

    boolean open() {
        return endedWhy == null;
    }

    /** Whether it reaches close enough to now to be going on. */
    boolean continuesAt(Instant now) {
        return open() && !now.isBefore(to.minus(HOLE)) && !now.isAfter(to.plus(HOLE));
    }

    /** Why it cannot be extended to now. */
    String holeAt(Instant now) {
        return now.isBefore(to) ? "the clock was set back" : "not running, or the clock was set forward";
    }
}
