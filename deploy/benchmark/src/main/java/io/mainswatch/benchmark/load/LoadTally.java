package io.mainswatch.benchmark.load;

import org.HdrHistogram.Histogram;

/** What a run counted. Used by one thread. */
final class LoadTally {
    private static final long LONGEST_MICROS = 60_000_000;

    private final Histogram latencyMicros = new Histogram(LONGEST_MICROS, 3);
    private long acknowledged;
    private int connected;
    private int refused;
    private boolean counting;
    private boolean sending = true;

    void acknowledged(long sentAtNanos) {
        if (counting) {
            acknowledged++;
            latencyMicros.recordValue(Math.min(LONGEST_MICROS, (System.nanoTime() - sentAtNanos) / 1_000));
        }
    }

    void connected(boolean accepted) {
        if (accepted) {
            connected++;
        } else {
            refused++;
        }
    }

    void count(boolean on) {
        counting = on;
    }

    void stopSending() {
        sending = false;
    }

    boolean wantsMore() {
        return sending;
    }

    int connected() {
        return connected;
    }

    int refused() {
        return refused;
    }

    LoadResult result(long nanos) {
        return new LoadResult(
                acknowledged * 1e9 / nanos,
                latencyMicros.getValueAtPercentile(50) / 1_000.0,
                latencyMicros.getValueAtPercentile(99) / 1_000.0,
                latencyMicros.getMaxValue() / 1_000.0,
                connected,
                refused);
    }
}
