package io.mainswatch.dashboard.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.mainswatch.dashboard.http.Utc;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The {@code calibration_order} table, with the answers that ingest-service keeps. Of each device the newest are kept. */
final class CalibrationOrderStore {
    private static final int KEPT = 50;

    /** Nothing is asked of a device that never said that it reckons with a calibration. */
    private static final String INSERT = """
            WITH old AS (
              DELETE FROM calibration_order WHERE device_id = $2 AND id <= (
                SELECT id FROM calibration_order WHERE device_id = $2 ORDER BY id DESC OFFSET $8 LIMIT 1))
            INSERT INTO calibration_order (home_id, device_id, step, value, requested_by, requested_at, expires_at)
            SELECT $1, $2, $3, $4, $5, $6, $7
            WHERE EXISTS (SELECT FROM device_facts WHERE device_id = $2 AND facts ? 'calibration')
            RETURNING id
            """;

    private static final String NEWEST = """
            SELECT o.id, o.step, o.value, o.requested_at, o.expires_at, a.outcome, a.calibration::text AS calibration,
                   a.answered_at,
                   CASE WHEN a.outcome = 'done' THEN 'done' WHEN a.outcome IS NOT NULL THEN 'refused'
                        WHEN o.id < max(o.id) OVER () THEN 'replaced' WHEN o.expires_at <= $2 THEN 'expired'
                        ELSE 'waiting' END AS status
            FROM calibration_order o LEFT JOIN calibration_answer a ON a.order_id = o.id
            WHERE o.device_id = $1
            ORDER BY o.id DESC
            LIMIT $3
            """;

    private static final String VALUES = """
            SELECT (facts->'calibration')::text AS calibration, reported_at FROM device_facts WHERE device_id = $1
            """;

    private final SqlClient sql;

    CalibrationOrderStore(SqlClient sql) {
        this.sql = sql;
    }

    /** The new order's id; empty when the device has nothing to calibrate. */
    Future<Optional<Long>> insert(
            DeviceQueries.Place place, NewCalibrationOrder order, String requestedBy, Instant now, Duration patience) {
        return sql.preparedQuery(INSERT)
                .execute(Tuple.from(new Object[] {
                    place.homeId(),
                    place.deviceId(),
                    order.step(),
                    order.value(),
                    requestedBy,
                    Utc.of(now),
                    Utc.of(now.plus(patience)),
                    KEPT - 1
                }))
                .map(rows -> rows.stream().findFirst().map(row -> row.getLong("id")));
    }

    /** @param limit how many orders to show */
    Future<CalibrationView> of(String deviceId, Instant now, int limit) {
        var values = sql.preparedQuery(VALUES).execute(Tuple.of(deviceId));
        return sql.preparedQuery(NEWEST)
                .execute(Tuple.of(deviceId, Utc.of(now), limit))
                .compose(orders -> values.map(said -> view(
                        said.stream().findFirst().orElse(null),
                        orders.stream().map(CalibrationOrderStore::order).toList())));
    }

    private static CalibrationView view(@Nullable Row said, List<CalibrationView.Order> orders) {
        var values = said == null ? null : json(said);
        return new CalibrationView(
                values, said == null || values == null ? null : Utc.instant(said, "reported_at"), orders);
    }

    private static CalibrationView.Order order(Row row) {
        var step = row.getString("step");
        var value = row.getInteger("value");
        var status = row.getString("status");
        return new CalibrationView.Order(
                Long.toString(row.getLong("id")),
                step,
                step.equals("gain") ? value : null,
                step.equals("mains") && value != null ? value / 10.0 : null,
                Utc.instant(row, "requested_at"),
                Utc.instant(row, "expires_at"),
                status,
                status.equals("refused") ? row.getString("outcome") : null,
                json(row),
                Utc.instantOrNull(row, "answered_at"));
    }

    private static @Nullable JsonNode json(Row row) {
        return row.getString("calibration") == null ? null : JsonColumn.read(row, "calibration");
    }
}
