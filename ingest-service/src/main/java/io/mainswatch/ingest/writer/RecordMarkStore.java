package io.mainswatch.ingest.writer;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.HashSet;

/**
 * Part of the {@code record_mark} table: keeps it small. A start of a device whose numbers lie in more than
 * {@value #MOST_RANGES} pieces has the oldest half of them closed. Its gaps then count as received, and nobody asks for them again.
 */
final class RecordMarkStore {
    static final int MOST_RANGES = 2_000;

    /** For the end of an update of {@code record_mark}. */
    static final String RETURNING = """
            RETURNING record_mark.device_id,
                      (SELECT count(*) FROM unnest(record_mark.received))
                      + (SELECT count(*) FROM unnest(record_mark.lost)) AS ranges
            """;

    private static final String CLOSE = """
            UPDATE record_mark AS mark SET received = mark.received + old.numbers, lost = mark.lost - old.numbers
            FROM (SELECT device_id, channel, boot, int8multirange(int8range(
                         least(lower(received), lower(lost)),
                         (SELECT lower(piece) FROM (SELECT unnest(received) UNION ALL SELECT unnest(lost)) AS all_of (piece)
                          ORDER BY 1 OFFSET $2 / 2 LIMIT 1))) AS numbers
                  FROM record_mark
                  WHERE device_id = ANY($1)
                    AND (SELECT count(*) FROM unnest(received)) + (SELECT count(*) FROM unnest(lost)) > $2) AS old
            WHERE (mark.device_id, mark.channel, mark.boot) = (old.device_id, old.channel, old.boot)
            """;

    private RecordMarkStore() {}

    /** @param updated what {@link #RETURNING} gave */
    static Future<Void> keep(SqlClient transaction, RowSet<Row> updated) {
        var odd = new HashSet<String>();
        for (var row : updated) {
            if (row.getLong("ranges") > MOST_RANGES) {
                odd.add(row.getString("device_id"));
            }
        }
        return odd.isEmpty()
                ? Future.succeededFuture()
                : transaction
                        .preparedQuery(CLOSE)
                        .execute(Tuple.of(odd.toArray(String[]::new), MOST_RANGES))
                        .mapEmpty();
    }
}
