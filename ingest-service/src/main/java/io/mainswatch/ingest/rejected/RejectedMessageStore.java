package io.mainswatch.ingest.rejected;

import io.mainswatch.common.db.Database;
import io.mainswatch.common.db.Journal;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The {@code rejected_message} table and its bounds, which hold over all copies together. */
final class RejectedMessageStore {
    static final int MOST_ROWS_A_DEVICE_AND_HOUR = 100;
    static final int MOST_ROWS = 20_000;
    static final int MOST_BYTES = 16 << 20;

    /** Writers take turns: the bounds are counted and kept in one transaction. */
    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtext('mainswatch.rejected'))";

    private static final String INSERT = """
            WITH incoming AS (
              SELECT *, row_number() OVER (PARTITION BY device_id ORDER BY place) AS nth
              FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bytea[], $7::int[])
                WITH ORDINALITY AS message (home_id, device_id, door, topic, reason, payload, bytes, place)),
            kept AS (
              SELECT device_id, count(*) AS rows FROM rejected_message
              WHERE at > now() - interval '1 hour'
                AND (device_id IN (SELECT device_id FROM incoming) OR device_id IS NULL)
              GROUP BY device_id)
            INSERT INTO rejected_message (home_id, device_id, door, topic, reason, payload, bytes)
            SELECT home_id, incoming.device_id, door, topic, reason, payload, bytes
            FROM incoming LEFT JOIN kept ON kept.device_id IS NOT DISTINCT FROM incoming.device_id
            WHERE nth + coalesce(kept.rows, 0) <= $8
            ORDER BY place
            RETURNING id, home_id
            """;

    /** Counts from the newest back to the row that no longer fits. */
    private static final String TRIM = """
            DELETE FROM rejected_message WHERE id <= (
              SELECT max(id) FROM (
                SELECT id, row_number() OVER newest AS rows,
                       sum(octet_length(payload) + octet_length(topic) + octet_length(reason)) OVER newest AS bytes
                FROM rejected_message WINDOW newest AS (ORDER BY id DESC ROWS UNBOUNDED PRECEDING)) AS counted
              WHERE rows > $1 OR bytes > $2)
            """;

    private final Database database;

    RejectedMessageStore(Database database) {
        this.database = database;
    }

    /** Stores what the bounds allow; one journal row a home. Returns the homes that have something new to see. */
    Future<List<String>> insert(List<RejectedMessage> messages) {
        return database.transaction(connection -> connection
                .query(LOCK)
                .execute()
                .compose(locked -> connection.preparedQuery(INSERT).execute(columns(messages)))
                .compose(rows -> rows.rowCount() == 0
                        ? Future.succeededFuture(List.of())
                        : connection
                                .preparedQuery(TRIM)
                                .execute(Tuple.of(MOST_ROWS, MOST_BYTES))
                                .compose(trimmed -> journal(connection, newestByHome(rows)))));
    }

    private static Future<List<String>> journal(SqlConnection connection, Map<String, Long> newest) {
        Future<Void> added = Future.succeededFuture();
        for (var entry : newest.entrySet()) {
            added = added.compose(before -> Journal.add(
                    connection,
                    entry.getKey(),
                    Journal.Kind.REJECTED,
                    entry.getValue().toString()));
        }
        return added.map(List.copyOf(newest.keySet()));
    }

    private static Map<String, Long> newestByHome(RowSet<Row> rows) {
        var newest = new TreeMap<String, Long>();
        for (Row row : rows) {
            var home = row.getString("home_id");
            if (home != null) {
                newest.merge(home, row.getLong("id"), Math::max);
            }
        }
        return newest;
    }

    private static Tuple columns(List<RejectedMessage> messages) {
        return Tuple.of(
                        messages.stream().map(RejectedMessage::homeId).toArray(String[]::new),
                        messages.stream().map(RejectedMessage::deviceId).toArray(String[]::new),
                        messages.stream().map(RejectedMessage::door).toArray(String[]::new),
                        messages.stream().map(RejectedMessage::topic).toArray(String[]::new),
                        messages.stream().map(RejectedMessage::reason).toArray(String[]::new),
                        messages.stream().map(RejectedMessage::payload).toArray(Buffer[]::new))
                .addArrayOfInteger(messages.stream().map(RejectedMessage::bytes).toArray(Integer[]::new))
                .addInteger(MOST_ROWS_A_DEVICE_AND_HOUR);
    }
}
