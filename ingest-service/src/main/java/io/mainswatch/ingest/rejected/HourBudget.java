package io.mainswatch.ingest.rejected;

import io.mainswatch.common.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How many rows a sender may still get this hour from this copy; the store counts again over all copies. It spares a
 * flood of bad messages the way to the database. Senders nobody knows share one budget. Safe on every thread.
 */
final class HourBudget {
    private static final long HOUR_NANOS = TimeUnit.HOURS.toNanos(1);

    private final Clock clock;
    private final Map<String, Integer> used = new HashMap<>();
    private long startedAt;

    HourBudget(Clock clock) {
        this.clock = clock;
        this.startedAt = clock.nanos();
    }

    /** Takes one row of the sender's budget of so many rows, if there is one left. */
    synchronized boolean take(@Nullable String sender, int rowsAnHour) {
        if (clock.nanos() - startedAt >= HOUR_NANOS) {
            used.clear();
            startedAt = clock.nanos();
        }
        return used.merge(sender == null ? "" : sender, 1, (a, b) -> Math.min(a + b, rowsAnHour + 1)) <= rowsAnHour;
    }
}
