package io.mainswatch.ingest.picture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.mainswatch.common.http.Json;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;

/** The {@code meter_answer} table, and the orders that wait for one. An answer of status 102 says: being worked on. */
final class MeterOrderStore {
    private static final String COLUMNS =
            "id, home_id, device_id, kind, body::text AS body, requested_by, requested_at";

    /** Whoever puts the row in does the work; a copy that dies while at it lets go by its silence. */
    private static final String CLAIM = """
            WITH claimed AS (
              INSERT INTO meter_answer AS old (order_id, device_id, status, answer)
              SELECT id, device_id, 102, '{}' FROM meter_order WHERE id = $1
              ON CONFLICT (order_id) DO UPDATE SET answered_at = now()
              WHERE old.status = 102 AND old.answered_at < now() - interval '5 minutes'
              RETURNING order_id)
            SELECT %s FROM meter_order JOIN claimed ON order_id = id
            """.formatted(COLUMNS);

    private static final String WAITING = """
            SELECT meter_order.id FROM meter_order
            LEFT JOIN meter_answer ON order_id = meter_order.id
            WHERE requested_at > now() - interval '1 day' AND requested_at < now() - interval '2 seconds'
              AND (status IS NULL OR status = 102 AND answered_at < now() - interval '5 minutes')
            ORDER BY requested_at LIMIT 20
            """;

    private static final String ANSWER = """
            UPDATE meter_answer SET status = $2, answer = $3::text::jsonb, answered_at = now() WHERE order_id = $1
            """;

    private static final String PROGRESS = """
            UPDATE meter_answer SET answered_at = now(), answer = jsonb_build_object('done', $2::int)
            WHERE order_id = $1 AND status = 102
            """;

    private static final String FORGET = "DELETE FROM meter_answer WHERE answered_at < now() - interval '40 days'";

    private final SqlClient sql;

    MeterOrderStore(SqlClient sql) {
        this.sql = sql;
    }

    /** The order, if it is this caller's to carry out now. */
    Future<Optional<MeterOrder>> claim(String id) {
        return sql.preparedQuery(CLAIM)
                .execute(Tuple.of(id))
                .map(rows -> rows.stream().findFirst().map(MeterOrderStore::order));
    }

    Future<List<String>> waiting() {
        return sql.query(WAITING)
                .execute()
                .map(rows -> rows.stream().map(row -> row.getString("id")).toList());
    }

    /** @param status as HTTP has it */
    Future<Void> answer(String id, int status, JsonNode answer) {
        return sql.preparedQuery(ANSWER)
                .execute(Tuple.of(id, status, answer.toString()))
                .mapEmpty();
    }

    /** It is still being worked on, and so many pictures are done. */
    Future<Void> progress(String id, int done) {
        return sql.preparedQuery(PROGRESS).execute(Tuple.of(id, done)).mapEmpty();
    }

    Future<Void> forget() {
        return sql.query(FORGET).execute().mapEmpty();
    }

    private static MeterOrder order(Row row) {
        try {
            return new MeterOrder(
                    row.getString("id"),
                    row.getString("home_id"),
                    row.getString("device_id"),
                    row.getString("kind"),
                    Json.MAPPER.readTree(row.getString("body")),
                    row.getString("requested_by"),
                    row.getOffsetDateTime("requested_at").toInstant());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("PostgreSQL keeps only valid jsonb", e);
        }
    }
}
