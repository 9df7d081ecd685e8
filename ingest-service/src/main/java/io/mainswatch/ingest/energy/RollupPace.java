package io.mainswatch.ingest.energy;

import java.util.concurrent.TimeUnit;

/**
 * How much of the channels' time is worked on at once. Readings may be seconds or milliseconds apart: the share is fitted
 * to how many readings the last one held, so that they never fill the memory.
 */
final class RollupPace {
    private static final long AIMED_READINGS = 100_000;
    private static final long LEAST_MICROS = Span.QUARTER_MICROS;
    private static final long MOST_MICROS = TimeUnit.DAYS.toMicros(8);

    private volatile long shareMicros = TimeUnit.HOURS.toMicros(2);

    /** How much time of all channels together to take on next. */
    long shareMicros() {
        return shareMicros;
    }

    /** Tells what a share of this length held. */
    void held(long micros, long readings) {
        double fitting = (double) micros * AIMED_READINGS / Math.max(readings, 1);
        // Growing slowly: the next channel may be denser than this one.
        long next = (long) Math.min(fitting, 4.0 * Math.max(micros, LEAST_MICROS));
        shareMicros = Math.max(LEAST_MICROS, Math.min(MOST_MICROS, next));
    }
}
