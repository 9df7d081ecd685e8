package io.mainswatch.ingest.energy;

import io.mainswatch.common.db.Watermark;
import io.mainswatch.ingest.energy.EnergyStore.Touched;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One pass over what was committed since the last: a share at a time, the mark moved when all of it is done. */
final class RollupRun {
    private static final int MOST_BATCHES = 1_000;
    /** Of one statement: each span is an index scan of its own. */
    private static final int MOST_SPANS = 256;
    /** A device that stays silent for longer than this many of its cadences has a gap. */
    private static final long CADENCES_BRIDGED = 3;

    private final Vertx vertx;
    private final EnergyStore store;
    private final RollupPace pace;
    private final Map<Integer, Long> longestGapMicros = new HashMap<>();
    private final Deque<Span> toDo = new ArrayDeque<>();

    RollupRun(Vertx vertx, EnergyStore store, RollupPace pace) {
        this.vertx = vertx;
        this.store = store;
        this.pace = pace;
    }

    /** Until nothing is left. */
    Future<Void> run() {
        return store.mark().compose(this::runFrom);
    }

    private Future<Void> runFrom(Watermark mark) {
        return store.touchedAfter(mark, MOST_BATCHES)
                .compose(touched -> touched.next().equals(mark)
                        ? Future.succeededFuture()
                        : take(touched)
                                .compose(done -> store.moveMark(touched.next()))
                                .compose(done -> runFrom(touched.next())));
    }

    private Future<Void> take(Touched touched) {
        var spans = Span.joined(touched.spans());
        return store.cadenceSeconds(spans).compose(cadences -> {
            cadences.forEach((channel, seconds) ->
                    longestGapMicros.put(channel, TimeUnit.SECONDS.toMicros(CADENCES_BRIDGED * seconds)));
            var existing = spans.stream()
                    .filter(span -> cadences.containsKey(span.channelId()))
                    .toList();
            return reach(existing, 0, new ArrayList<>()).compose(reached -> {
                Span.joined(reached).forEach(span -> toDo.addAll(span.days()));
                return workOff();
            });
        });
    }

    /** From where readings were added to the quarter-hours they bear on. */
    private Future<List<Span>> reach(List<Span> spans, int from, List<Span> reached) {
        if (from >= spans.size()) {
            return Future.succeededFuture(reached);
        }
        int to = Math.min(from + MOST_SPANS, spans.size());
        return store.around(spans.subList(from, to)).compose(wider -> {
            wider.forEach(span -> reached.add(span.wholeQuarters()));
            return reach(spans, to, reached);
        });
    }

    private Future<Void> workOff() {
        return toDo.isEmpty() ? Future.succeededFuture() : compute(nextShare()).compose(done -> workOff());
    }

    private List<Span> nextShare() {
        long left = pace.shareMicros();
        var share = new ArrayList<Span>();
        while (!toDo.isEmpty() && share.size() < MOST_SPANS) {
            var next = toDo.peek();
            if (!share.isEmpty() && next.lengthMicros() > left) {
                break;
            }
            toDo.remove();
            share.add(shortened(next, left));
            left -= share.get(share.size() - 1).lengthMicros();
        }
        return share;
    }

    /** The beginning of a span that fits; what is left of it comes next. */
    private Span shortened(Span span, long mostMicros) {
        long whole = Math.max(Span.quarterOf(mostMicros), Span.QUARTER_MICROS);
        if (span.lengthMicros() <= whole) {
            return span;
        }
        long cut = span.fromMicros() + whole;
        toDo.addFirst(new Span(span.channelId(), cut, span.toMicros()));
        return new Span(span.channelId(), span.fromMicros(), cut);
    }

    private Future<Void> compute(List<Span> share) {
        return store.around(share).compose(store::readings).compose(series -> {
            pace.held(
                    share.stream().mapToLong(Span::lengthMicros).sum(),
                    series.stream().mapToLong(Series::size).sum());
            return vertx.executeBlocking(() -> sums(share, series), false)
                    .compose(quarters -> store.replace(share, quarters));
        });
    }

    private List<List<IntervalEnergy>> sums(List<Span> share, List<Series> series) {
        var sums = new ArrayList<List<IntervalEnergy>>();
        for (int i = 0; i < share.size(); i++) {
            var span = share.get(i);
            sums.add(IntervalSums.of(series.get(i), longestGapMicros.getOrDefault(span.channelId(), 0L), span));
        }
        return sums;
    }
}
