package io.mainswatch.ingest.device;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/** Everything this service wrote about a device, for the day when all of it has to go. */
final class DeviceDataStore {
    static final int MOST_ROWS_A_STATEMENT = 10_000;

    /** A lock of the session: it ends with the connection at the latest. */
    private static final String LOCK = "SELECT pg_try_advisory_lock(hashtext('mainswatch.device-data')) AS locked";

    private static final String UNLOCK = "SELECT pg_advisory_unlock(hashtext('mainswatch.device-data'))";

    /**
     * A minute after the revocation the last copy has let go of the device, and what it had in hand is stored. The files of
     * its pictures go first: their rows say where they are.
     */
    private static final String ASKED = """
            SELECT id FROM device
            WHERE data_deletion = 'requested' AND deleted_at < now() - interval '1 minute'
              AND NOT EXISTS (SELECT FROM deleted_data WHERE device_id = device.id)
              AND NOT EXISTS (SELECT FROM picture WHERE device_id = device.id AND kept <> 'nothing')
            ORDER BY deleted_at
            """;

    private static final String DONE =
            "INSERT INTO deleted_data (device_id) VALUES ($1) ON CONFLICT (device_id) DO NOTHING";

    private static final String READINGS = """
            DELETE FROM reading WHERE (channel_id, taken_at) IN (
              SELECT channel_id, taken_at FROM reading
              WHERE channel_id IN (SELECT id FROM channel WHERE device_id = $1)
              LIMIT $2)
            """;

    private static final String QUARTER_HOURS = """
            DELETE FROM interval_energy WHERE (channel_id, starts_at) IN (
              SELECT channel_id, starts_at FROM interval_energy
              WHERE channel_id IN (SELECT id FROM channel WHERE device_id = $1)
              LIMIT $2)
            """;

    private static final String CHANNEL_STATES = """
            DELETE FROM channel_state WHERE channel_id IN (SELECT id FROM channel WHERE device_id = $1 LIMIT $2)
            """;

    /** For tables with a column {@code device_id}. */
    private static final String OF_DEVICE = """
            DELETE FROM %1$s WHERE ctid IN (SELECT ctid FROM %1$s WHERE device_id = $1 LIMIT $2)
            """;

    private static final String SESSIONS = """
            DELETE FROM mqtt_session WHERE client_id IN (
              SELECT client_id FROM mqtt_session WHERE client_id = $1 AND closed_at IS NOT NULL LIMIT $2)
            """;

    /** In this order: the channels say which readings are the device's, so they go last. */
    private static final List<String> STATEMENTS = List.of(
            READINGS,
            QUARTER_HOURS,
            CHANNEL_STATES,
            OF_DEVICE.formatted("held_reading"),
            OF_DEVICE.formatted("received_packet"),
            OF_DEVICE.formatted("record_mark"),
            OF_DEVICE.formatted("request_mark"),
            OF_DEVICE.formatted("device_facts"),
            OF_DEVICE.formatted("heartbeat"),
            OF_DEVICE.formatted("device_status"),
            OF_DEVICE.formatted("relay_report"),
            OF_DEVICE.formatted("relay_dispatch"),
            OF_DEVICE.formatted("device_state"),
            OF_DEVICE.formatted("retained_message"),
            OF_DEVICE.formatted("rejected_message"),
            OF_DEVICE.formatted("meter_reading"),
            OF_DEVICE.formatted("meter_event"),
            OF_DEVICE.formatted("meter_state"),
            OF_DEVICE.formatted("meter_setup"),
            OF_DEVICE.formatted("meter_answer"),
            OF_DEVICE.formatted("calibration_answer"),
            OF_DEVICE.formatted("picture"),
            SESSIONS,
            OF_DEVICE.formatted("channel"));

    private final SqlConnection connection;

    DeviceDataStore(SqlConnection connection) {
        this.connection = connection;
    }

    /** Whether this connection now does the work; false when another copy does. */
    Future<Boolean> lock() {
        return connection
                .query(LOCK)
                .execute()
                .map(rows -> rows.iterator().next().getBoolean("locked"));
    }

    Future<Void> unlock() {
        return connection.query(UNLOCK).execute().mapEmpty();
    }

    /** The devices whose data are to go and have not gone yet. */
    Future<List<String>> asked() {
        return connection.query(ASKED).execute().map(rows -> {
            var ids = new ArrayList<String>();
            for (Row row : rows) {
                ids.add(row.getString("id"));
            }
            return ids;
        });
    }

    /** Deletes all there is, piece by piece. Returns how many rows that were. */
    Future<Long> delete(String deviceId) {
        Future<Long> deleted = Future.succeededFuture(0L);
        for (var statement : STATEMENTS) {
            deleted = deleted.compose(before -> delete(statement, deviceId, before));
        }
        return deleted;
    }

    Future<Void> done(String deviceId) {
        return connection.preparedQuery(DONE).execute(Tuple.of(deviceId)).mapEmpty();
    }

    private Future<Long> delete(String statement, String deviceId, long before) {
        return connection
                .preparedQuery(statement)
                .execute(Tuple.of(deviceId, MOST_ROWS_A_STATEMENT))
                .map(SqlResult::rowCount)
                .compose(rows -> rows < MOST_ROWS_A_STATEMENT
                        ? Future.succeededFuture(before + rows)
                        : delete(statement, deviceId, before + rows));
    }
}
