package io.mainswatch.alert.incident;

import io.mainswatch.alert.sql.Instants;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The {@code incident} table and the queueing half of {@code delivery}. Always inside the caller's transaction. */
final class IncidentStore {
    private static final String OPEN = """
            INSERT INTO incident (home_id, outage_id, opened_at) VALUES ($1, $2, $3)
            ON CONFLICT (outage_id) DO UPDATE SET outage_id = excluded.outage_id
            RETURNING id
            """;

    private static final String FIND = "SELECT id, closed_at IS NOT NULL AS closed FROM incident WHERE outage_id = $1";

    private static final String CLOSE = "UPDATE incident SET closed_at = $2, revision = revision + 1 WHERE id = $1";

    private static final String QUEUE = """
            INSERT INTO delivery (incident_id, phase, revision, channel, recipient, status, next_at, text, silent,
                                  created_at)
            SELECT $1, $2, $3, 'telegram', chat_id::text, 'pending', $4, $5, $6, $4
            FROM telegram_chat WHERE home_id = $7 AND disabled_at IS NULL
            ON CONFLICT (incident_id, phase, revision, channel, recipient) DO NOTHING
            RETURNING id
            """;

    /** What nobody has been told yet is told together with what came after. */
    private static final String MERGE = """
            UPDATE delivery SET status = 'skipped', error = 'told together with a later message'
            WHERE incident_id = $1 AND status = 'pending' AND revision < $2
            """;

    private static final String DEVICE_NAME = "SELECT name FROM device WHERE id = $1";

    /** An incident by its row. */
    record Incident(long id, boolean closed) {}

    /** A message for every chat of a home. */
    record Message(long incidentId, String homeId, String phase, int revision, String text, boolean silent) {}

    Future<Long> open(SqlClient tx, String homeId, String outageId, Instant now) {
        return tx.preparedQuery(OPEN)
                .execute(Tuple.of(homeId, outageId, Instants.utc(now)))
                .map(rows -> rows.iterator().next().getLong("id"));
    }

    Future<Optional<Incident>> find(SqlClient tx, String outageId) {
        return tx.preparedQuery(FIND)
                .execute(Tuple.of(outageId))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(new Incident(
                                rows.iterator().next().getLong("id"),
                                rows.iterator().next().getBoolean("closed"))));
    }

    Future<Void> close(SqlClient tx, long incidentId, Instant now) {
        return tx.preparedQuery(CLOSE)
                .execute(Tuple.of(incidentId, Instants.utc(now)))
                .mapEmpty();
    }

    /** Queues a message and skips what of its incident is still unsent. Returns the new rows' ids. */
    Future<List<Long>> queue(SqlClient tx, Message message, Instant now) {
        return tx.preparedQuery(MERGE)
                .execute(Tuple.of(message.incidentId(), message.revision()))
                .compose(ok -> tx.preparedQuery(QUEUE)
                        .execute(Tuple.of(
                                message.incidentId(),
                                message.phase(),
                                message.revision(),
                                Instants.utc(now),
                                message.text(),
                                message.silent(),
                                message.homeId())))
                .map(rows -> {
                    var ids = new ArrayList<Long>();
                    rows.forEach(row -> ids.add(row.getLong("id")));
                    return ids;
                });
    }

    Future<String> deviceName(SqlClient tx, String deviceId) {
        return tx.preparedQuery(DEVICE_NAME)
                .execute(Tuple.of(deviceId))
                .map(rows ->
                        rows.size() == 0 ? deviceId : rows.iterator().next().getString("name"));
    }
}
