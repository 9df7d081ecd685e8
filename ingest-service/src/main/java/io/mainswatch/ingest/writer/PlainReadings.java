package io.mainswatch.ingest.writer;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.util.List;

/** The fast way in: readings with a time of their own, whole batches in one statement. */
final class PlainReadings implements GroupCommit.Transaction<ReadingRow> {
    private final Pool pool;
    private final ReadingStore readings;
    private final Verdicts verdicts;

    PlainReadings(Pool pool, ReadingStore readings, Verdicts verdicts) {
        this.pool = pool;
        this.readings = readings;
        this.verdicts = verdicts;
    }

    @Override
    public Future<Void> commit(List<ReadingRow> rows) {
        long startedAt = System.nanoTime();
        return readings.insert(pool, rows).compose(stored -> {
            verdicts.committed(stored.batchId(), rows.size(), startedAt);
            if (stored.inserted() == rows.size()) {
                verdicts.allStored(rows);
                return Future.succeededFuture();
            }
            return readings.found(pool, rows, stored.xact()).map(found -> {
                verdicts.tell(rows, Outcomes.of(rows, found));
                return null;
            });
        });
    }

    @Override
    public void refused(ReadingRow row, String reason) {
        verdicts.rejected(row, reason);
    }
}
