package io.mainswatch.dashboard.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.mainswatch.dashboard.http.Utc;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Optional;

/** The {@code meter_order} table, and the answers that ingest-service gives. */
public final class MeterOrderStore {
    private static final String INSERT = """
            INSERT INTO meter_order (id, home_id, device_id, kind, body, requested_by)
            VALUES ($1, $2, $3, $4, $5::text::jsonb, $6)
            """;

    private static final String FIND = """
            SELECT id, home_id, meter_order.device_id, kind, coalesce(status, 102) AS status,
                   (answer #- '{taught,layers}')::text AS answer
            FROM meter_order LEFT JOIN meter_answer ON order_id = id
            WHERE id = $1
            """;

    private static final String TRIM =
            "DELETE FROM meter_order WHERE requested_at < $1::timestamptz - interval '40 days'";

    private final SqlClient sql;

    public MeterOrderStore(SqlClient sql) {
        this.sql = sql;
    }

    /**
     * An order and how far it is.
     *
     * @param status as HTTP has it; 102 while there is no answer
     */
    record Ordered(String id, String homeId, String deviceId, String kind, int status, JsonNode answer) {
        private static final int WAITING = 102;

        boolean isWaiting() {
            return status == WAITING;
        }
    }

    Future<Void> insert(String id, DeviceQueries.Place place, String kind, JsonNode body, String requestedBy) {
        return sql.preparedQuery(INSERT)
                .execute(Tuple.of(id, place.homeId(), place.deviceId(), kind, body.toString(), requestedBy))
                .mapEmpty();
    }

    Future<Optional<Ordered>> find(String id) {
        return sql.preparedQuery(FIND)
                .execute(Tuple.of(id))
                .map(rows -> rows.stream().findFirst().map(MeterOrderStore::ordered));
    }

    /** Forgets what was asked long ago. */
    public Future<Void> trim(Instant now) {
        return sql.preparedQuery(TRIM).execute(Tuple.of(Utc.of(now))).mapEmpty();
    }

    private static Ordered ordered(Row row) {
        return new Ordered(
                row.getString("id"),
                row.getString("home_id"),
                row.getString("device_id"),
                row.getString("kind"),
                row.getInteger("status"),
                JsonColumn.read(row, "answer"));
    }
}
