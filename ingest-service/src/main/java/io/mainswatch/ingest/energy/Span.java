package io.mainswatch.ingest.energy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A stretch of one channel's time.
 *
 * @param fromMicros since 1970, inclusive
 * @param toMicros exclusive where it bounds quarter-hours, inclusive where it bounds readings
 */
record Span(int channelId, long fromMicros, long toMicros) {
    static final long QUARTER_MICROS = TimeUnit.MINUTES.toMicros(15);
    private static final long DAY_MICROS = TimeUnit.DAYS.toMicros(1);

    Span {
        if (fromMicros > toMicros) {
            throw new IllegalArgumentException("a span ends before it begins");
        }
    }

    long lengthMicros() {
        return toMicros - fromMicros;
    }

    /** The beginning of the quarter-hour in which an instant lies. */
    static long quarterOf(long micros) {
        return Math.floorDiv(micros, QUARTER_MICROS) * QUARTER_MICROS;
    }

    /** The whole quarter-hours that hold every instant from the beginning to the end, both included. */
    Span wholeQuarters() {
        return new Span(channelId, quarterOf(fromMicros), quarterOf(toMicros) + QUARTER_MICROS);
    }

    /** The same time in pieces of at most a day. */
    List<Span> days() {
        var pieces = new ArrayList<Span>();
        for (long from = fromMicros; from < toMicros; from += DAY_MICROS) {
            pieces.add(new Span(channelId, from, Math.min(from + DAY_MICROS, toMicros)));
        }
        return pieces;
    }

    /** The same time with spans of one channel joined where they overlap or less than a quarter-hour lies between. */
    static List<Span> joined(List<Span> spans) {
        var sorted = new ArrayList<>(spans);
        sorted.sort(Comparator.comparingInt(Span::channelId).thenComparingLong(Span::fromMicros));
        var joined = new ArrayList<Span>();
        for (var next : sorted) {
            var last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last != null && last.channelId == next.channelId && next.fromMicros <= last.toMicros + QUARTER_MICROS) {
                joined.set(
                        joined.size() - 1,
                        new Span(last.channelId, last.fromMicros, Math.max(last.toMicros, next.toMicros)));
            } else {
                joined.add(next);
            }
        }
        return joined;
    }
}
