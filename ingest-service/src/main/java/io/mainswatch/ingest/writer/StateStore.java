package io.mainswatch.ingest.writer;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code device_status}, {@code relay_report}, {@code heartbeat}, {@code retained_message}, ends of sessions. */
final class StateStore {
    /** The current epochs, held until the commit: no newer session can open while an older one's words are stored. */
    private static final String EPOCHS = """
            SELECT client_id, epoch FROM mqtt_session
            WHERE client_id = ANY($1::text[]) ORDER BY client_id FOR NO KEY UPDATE
            """;

    /** @return whether the device said the opposite before, or nothing */
    private static final String STATUS = """
            WITH newest AS (
                SELECT online FROM device_status WHERE device_id = $1 ORDER BY id DESC LIMIT 1
            ), added AS (
                INSERT INTO device_status (device_id, online, reason, session_epoch, arrival)
                VALUES ($1, $2, $3, $4, $5)
            )
            SELECT coalesce((SELECT online FROM newest) <> $2, true) AS changed
            """;

    /** A report changes something when the state differs, or when a command waits for it. */
    private static final String RELAY = """
            WITH newest AS (
                SELECT closed FROM relay_report WHERE device_id = $1 AND relay = $2 ORDER BY id DESC LIMIT 1
            ), added AS (
                INSERT INTO relay_report (device_id, relay, closed, session_epoch, arrival)
                VALUES ($1, $2, $3, $4, $5)
            )
            SELECT coalesce((SELECT closed FROM newest) <> $3, true)
                   OR EXISTS (SELECT FROM relay_command
                              WHERE device_id = $1 AND relay = $2 AND status IN ('queued', 'sent')) AS changed
            """;

    private static final String RETAIN = """
            INSERT INTO retained_message AS old (topic, home_id, device_id, payload, qos, session_epoch, arrival)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (topic) DO UPDATE
            SET home_id = excluded.home_id, payload = excluded.payload, qos = excluded.qos,
                session_epoch = excluded.session_epoch, arrival = excluded.arrival, stored_at = now()
            WHERE (excluded.session_epoch, excluded.arrival) >= (old.session_epoch, old.arrival)
            """;

    private static final String REMOVE = """
            DELETE FROM retained_message WHERE topic = $1 AND ($2, $3) >= (session_epoch, arrival)
            """;

    private static final String END = """
            UPDATE mqtt_session SET closed_at = now(), close_reason = $3
            WHERE client_id = $1 AND epoch = $2 AND closed_at IS NULL
            """;

    /** The epoch of each client's newest session. */
    Future<Map<String, Long>> lockEpochs(SqlClient transaction, List<String> clientIds) {
        return transaction
                .preparedQuery(EPOCHS)
                .execute(Tuple.tuple().addArrayOfString(clientIds.toArray(String[]::new)))
                .map(rows -> {
                    var epochs = new HashMap<String, Long>();
                    rows.forEach(row -> epochs.put(row.getString("client_id"), row.getLong("epoch")));
                    return epochs;
                });
    }

    Future<Boolean> status(SqlClient transaction, StateChange change, StateChange.Status status) {
        return transaction
                .preparedQuery(STATUS)
                .execute(Tuple.of(
                        change.clientId(),
                        status.online(),
                        status.reason(),
                        change.place().epoch(),
                        change.place().arrival()))
                .map(StateStore::changed);
    }

    Future<Boolean> relay(SqlClient transaction, StateChange change, StateChange.Relay report) {
        return transaction
                .preparedQuery(RELAY)
                .execute(Tuple.of(
                        change.clientId(),
                        report.relay(),
                        report.closed(),
                        change.place().epoch(),
                        change.place().arrival()))
                .map(StateStore::changed);
    }

    Future<Void> retain(SqlClient transaction, StateChange change, String deviceId, StateChange.Retained value) {
        var place = change.place();
        if (value.payload().length == 0) {
            return transaction
                    .preparedQuery(REMOVE)
                    .execute(Tuple.of(value.topic(), place.epoch(), place.arrival()))
                    .mapEmpty();
        }
        return transaction
                .preparedQuery(RETAIN)
                .execute(Tuple.of(
                        value.topic(),
                        change.homeId(),
                        deviceId,
                        Buffer.buffer(value.payload()),
                        value.qos(),
                        place.epoch(),
                        place.arrival()))
                .mapEmpty();
    }

    /** Whether the session was open until now. */
    Future<Boolean> end(SqlClient transaction, StateChange change, String reason) {
        return transaction
                .preparedQuery(END)
                .execute(Tuple.of(change.clientId(), change.place().epoch(), reason))
                .map(rows -> rows.rowCount() > 0);
    }

    private static boolean changed(RowSet<Row> rows) {
        return rows.iterator().next().getBoolean("changed");
    }
}
