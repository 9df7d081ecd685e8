package io.mainswatch.ingest.writer;

import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Which channels a batch touches, and between which times. One part for all while the time is short; else channels are
 * parted by their times, so that one device's old readings do not make the past of all the others look changed.
 */
final class BatchSpans {
    static final long SHORT_MICROS = TimeUnit.HOURS.toMicros(1);

    private final List<Span> spans;

    private BatchSpans(List<Span> spans) {
        this.spans = spans;
    }

    static BatchSpans of(List<ReadingRow> rows) {
        var byChannel = new HashMap<Integer, Span>();
        for (var row : rows) {
            byChannel.computeIfAbsent(row.channelId, Span::new).include(row.takenAtMicros);
        }
        var spans = new ArrayList<>(byChannel.values());
        spans.sort(Comparator.<Span>comparingLong(span -> span.from).thenComparingInt(span -> span.channelId));
        part(spans);
        return new BatchSpans(spans);
    }

    /** Four columns: channel, number of its part, its earliest and its latest time. */
    Tuple addTo(Tuple tuple) {
        return tuple.addArrayOfInteger(
                        spans.stream().map(span -> span.channelId).toArray(Integer[]::new))
                .addArrayOfInteger(spans.stream().map(span -> span.part).toArray(Integer[]::new))
                .addArrayOfLong(spans.stream().map(span -> span.from).toArray(Long[]::new))
                .addArrayOfLong(spans.stream().map(span -> span.to).toArray(Long[]::new));
    }

    /** In the order of their beginnings: one joins the part before it as long as that stays short. */
    private static void part(List<Span> spans) {
        int part = 0;
        long from = spans.get(0).from;
        long to = spans.get(0).to;
        for (var span : spans) {
            long end = Math.max(to, span.to);
            if (end - from > SHORT_MICROS && span != spans.get(0)) {
                part++;
                from = span.from;
                end = span.to;
            }
            to = end;
            span.part = part;
        }
    }

    private static final class Span {
        private final int channelId;
        private long from = Long.MAX_VALUE;
        private long to = Long.MIN_VALUE;
        private int part;

        Span(int channelId) {
            this.channelId = channelId;
        }

        void include(long at) {
            from = Math.min(from, at);
            to = Math.max(to, at);
        }
    }
}
