package io.mainswatch.dashboard.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mainswatch.dashboard.http.Utc;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads messages that could not be stored, newest first. */
final class RejectedQueries {
    private static final String LIST = """
            SELECT id, home_id, device_id, door, topic, reason, payload, bytes, at
            FROM rejected_message
            WHERE ($1::text[] IS NULL OR home_id = ANY($1)) AND ($2::text IS NULL OR home_id = $2)
              AND ($3::text IS NULL OR device_id = $3) AND id < $4
            ORDER BY id DESC
            LIMIT $5
            """;

    private final SqlClient sql;

    RejectedQueries(SqlClient sql) {
        this.sql = sql;
    }

    /**
     * @param homeId null where the sender is unknown
     * @param payload its beginning, read as UTF-8 whatever it was
     * @param bytes how long the whole of it was
     */
    record RejectedView(
            String id,
            @Nullable String homeId,
            @Nullable String deviceId,
            String door,
            String topic,
            String reason,
            String payload,
            int bytes,
            Instant at) {}

    /** @param visible the homes to show; null also shows senders that nobody knows */
    Future<List<RejectedView>> list(
            String @Nullable [] visible, @Nullable String home, @Nullable String device, long before, int limit) {
        return sql.preparedQuery(LIST)
                .execute(Tuple.of(visible, home, device, before, limit))
                .map(rows -> rows.stream().map(RejectedQueries::rejected).toList());
    }

    private static RejectedView rejected(Row row) {
        return new RejectedView(
                Long.toString(row.getLong("id")),
                row.getString("home_id"),
                row.getString("device_id"),
                row.getString("door"),
                row.getString("topic"),
                row.getString("reason"),
                row.getBuffer("payload").toString(UTF_8),
                row.getInteger("bytes"),
                Utc.instant(row, "at"));
    }
}
