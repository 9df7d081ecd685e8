package io.mainswatch.ingest.calibration;

import io.mainswatch.ingest.device.KnownDevice;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The {@code calibration_answer} table, and the orders that wait for one. Only a device's newest order counts. */
public final class CalibrationStore {
    private static final int MOST_WAITING = 10_000;

    /**
     * Told twice is noted once; a number that was never this device's order is none. What answers an order that is forgotten
     * goes with it.
     */
    private static final String ANSWER = """
            WITH forgotten AS (
              DELETE FROM calibration_answer
              WHERE device_id = $1 AND order_id < (SELECT min(id) FROM calibration_order WHERE device_id = $1))
            INSERT INTO calibration_answer (order_id, device_id, outcome, calibration, answered_at)
            SELECT id, device_id, $3, $4, $5 FROM calibration_order WHERE id = $2 AND device_id = $1
            ON CONFLICT (order_id) DO NOTHING
            """;

    private static final String OPEN = """
            SELECT id, step, value FROM calibration_order
            WHERE id = (SELECT max(id) FROM calibration_order WHERE device_id = $1)
              AND home_id = $2 AND expires_at > $3
              AND NOT EXISTS (SELECT FROM calibration_answer WHERE order_id = calibration_order.id)
            """;

    private static final String WAITING = """
            SELECT device_id, max(id) AS number FROM calibration_order
            WHERE expires_at > $1
              AND NOT EXISTS (SELECT FROM calibration_answer WHERE order_id = calibration_order.id)
            GROUP BY device_id
            LIMIT $2
            """;

    private final SqlClient sql;

    public CalibrationStore(SqlClient sql) {
        this.sql = sql;
    }

    /** Keeps how an order ended. Repeatable. */
    public Future<Void> answer(String deviceId, long number, String outcome, @Nullable JsonObject values, Instant now) {
        return sql.preparedQuery(ANSWER)
                .execute(Tuple.of(deviceId, number, outcome, values, now.atOffset(ZoneOffset.UTC)))
                .mapEmpty();
    }

    /** What the device is to do now. */
    public Future<Optional<CalibrationOrder>> open(KnownDevice device, Instant now) {
        return sql.preparedQuery(OPEN)
                .execute(Tuple.of(device.id(), device.homeId(), now.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> new CalibrationOrder(
                                row.getLong("id"), row.getString("step"), row.getInteger("value"))));
    }

    /** The number of each device's newest order that waits. */
    Future<Map<String, Long>> waiting(Instant now) {
        return sql.preparedQuery(WAITING)
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC), MOST_WAITING))
                .map(rows -> {
                    var waiting = new HashMap<String, Long>();
                    rows.forEach(row -> waiting.put(row.getString("device_id"), row.getLong("number")));
                    return waiting;
                });
    }
}
