package io.mainswatch.ingest.writer;

import io.vertx.sqlclient.Row;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/** What became of each row of one batch, by its place. */
final class Outcomes {
    private final Outcome[] byPlace;

    enum Outcome {
        STORED,
        DUPLICATE,
        CONFLICT
    }

    private Outcomes(int rows) {
        byPlace = new Outcome[rows];
        Arrays.fill(byPlace, Outcome.STORED);
    }

    static Outcomes allStored(int rows) {
        return new Outcomes(rows);
    }

    /** Reads {@link ReadingStore#found}: of several rows of one batch with the same key only the first was written. */
    static Outcomes of(List<ReadingRow> rows, Iterable<Row> found) {
        var outcomes = new Outcomes(rows.size());
        var written = new HashSet<Key>();
        for (var row : found) {
            int place = row.getLong("place").intValue() - 1;
            var given = rows.get(place);
            boolean same = row.getBoolean("same");
            // A row of this very transaction may be another one, which it wrote before.
            boolean own = row.getBoolean("own") && same && written.add(new Key(given.channelId, given.takenAtMicros));
            if (!own) {
                outcomes.byPlace[place] = same ? Outcome.DUPLICATE : Outcome.CONFLICT;
            }
        }
        return outcomes;
    }

    Outcome at(int place) {
        return byPlace[place];
    }

    void set(int place, Outcome outcome) {
        byPlace[place] = outcome;
    }

    private record Key(int channelId, long takenAtMicros) {}
}
