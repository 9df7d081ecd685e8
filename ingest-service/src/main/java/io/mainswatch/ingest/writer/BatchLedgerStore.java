package io.mainswatch.ingest.writer;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;

/** Trims {@code reading_batch}: a row that every sweep has passed, two days ago or longer, helps nobody any more. */
final class BatchLedgerStore {
    static final int AT_ONCE = 5_000;

    private static final String CLAIM = """
            SELECT pg_try_advisory_xact_lock(hashtextextended('reading_batch/trim', 0)) AS claimed
            """;

    /** A consumer that was away for longer than two days still finds everything after its mark. */
    private static final String TRIM = """
            WITH passed AS (
                SELECT xact, id FROM ingest_watermark
                UNION ALL
                SELECT xact, id FROM alert_watermark
                ORDER BY xact, id LIMIT 1
            )
            DELETE FROM reading_batch WHERE id IN (
                SELECT batch.id FROM reading_batch AS batch, passed
                WHERE batch.stored_at < now() - interval '2 days'
                  AND (batch.xact, batch.id) < (passed.xact, passed.id)
                ORDER BY batch.stored_at LIMIT %d)
            """.formatted(AT_ONCE);

    /** Removes one piece, unless another copy is at it, and answers how many rows that was. */
    Future<Integer> trim(SqlConnection transaction) {
        return transaction
                .query(CLAIM)
                .execute()
                .compose(rows -> rows.iterator().next().getBoolean("claimed")
                        ? transaction.query(TRIM).execute().map(removed -> removed.rowCount())
                        : Future.succeededFuture(0));
    }
}
