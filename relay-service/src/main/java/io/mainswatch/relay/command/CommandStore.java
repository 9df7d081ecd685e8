package io.mainswatch.relay.command;

import io.mainswatch.common.db.Database;
import io.mainswatch.common.db.Journal;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The {@code relay_command} table. Every change of a row is journalled in the transaction that makes it. */
public final class CommandStore {
    private static final int AT_ONCE = 500;

    /** Requests for one relay come one after the other, or two of them would not see each other's row. */
    private static final String HOLD_RELAY = """
            SELECT 1 FROM pg_advisory_xact_lock(hashtextextended('relay_command/' || $1, 0))
            """;

    private static final String LOCK_QUEUED = """
            SELECT id FROM relay_command WHERE device_id = $1 AND relay = $2 AND status = 'queued' FOR UPDATE
            """;

    private static final String REPLACE = """
            UPDATE relay_command c SET status = 'failed', reason = 'replaced by a newer command before it was sent', ended_at = $2
            WHERE c.id = ANY($1) AND c.status = 'queued'
              AND NOT EXISTS (SELECT FROM relay_dispatch d WHERE d.command_id = c.id)
            RETURNING c.id
            """;

    private static final String INSERT = """
            INSERT INTO relay_command
                (id, home_id, device_id, relay, closed, status, requested_by, requested_at, expires_at)
            VALUES ($1, $2, $3, $4, $5, 'queued', $6, $7, $8)
            """;

    /** Locked before they are judged: a gateway that claims one at this moment holds its row, and it is passed over. */
    private static final String LOCK_DUE = """
            SELECT c.id FROM relay_command c
            WHERE c.status = 'queued'
                  AND (c.expires_at <= $1
                       OR EXISTS (SELECT FROM relay_dispatch d WHERE d.command_id = c.id)
                       OR EXISTS (SELECT FROM device v WHERE v.id = c.device_id AND v.deleted_at IS NOT NULL))
               OR c.status = 'sent'
                  AND (c.sent_at <= $2
                       OR EXISTS (SELECT FROM relay_dispatch d
                                  JOIN relay_report r ON r.device_id = c.device_id AND r.relay = c.relay
                                       AND r.session_epoch = d.session_epoch AND r.arrival > d.arrival
                                  WHERE d.command_id = c.id AND r.closed = c.closed))
            ORDER BY c.requested_at
            LIMIT $3
            FOR UPDATE OF c SKIP LOCKED
            """;

    private static final String STANDING = """
            SELECT c.id, c.home_id, c.status, c.closed, c.expires_at, d.sent_at AS dispatched_at,
                   v.deleted_at IS NOT NULL AS device_removed,
                   s.closed_at IS NOT NULL OR s.epoch IS DISTINCT FROM d.session_epoch AS connection_ended,
                   EXISTS (SELECT FROM relay_report r
                           WHERE r.device_id = c.device_id AND r.relay = c.relay
                             AND r.session_epoch = d.session_epoch AND r.arrival > d.arrival
                             AND r.closed = c.closed
                             AND r.reported_at <= d.sent_at + make_interval(secs => $2)) AS obeyed,
                   coalesce((SELECT r.closed <> c.closed FROM relay_report r
                             WHERE r.device_id = c.device_id AND r.relay = c.relay
                               AND r.session_epoch = d.session_epoch AND r.arrival > d.arrival
                             ORDER BY r.arrival DESC LIMIT 1), false) AS contradicted
            FROM relay_command c
            JOIN device v ON v.id = c.device_id
            LEFT JOIN relay_dispatch d ON d.command_id = c.id
            LEFT JOIN mqtt_session s ON s.client_id = c.device_id
            WHERE c.id = ANY($1)
            ORDER BY c.requested_at
            """;

    private static final String MOVE = """
            UPDATE relay_command
            SET status = $3, reason = $4,
                sent_at = CASE WHEN $3 = 'sent' THEN $5 ELSE sent_at END,
                ended_at = CASE WHEN $3 = 'sent' THEN NULL ELSE $5::timestamptz END
            WHERE id = $1 AND status = $2
            """;

    private static final String NEXT_DUE = """
            SELECT min(CASE status WHEN 'queued' THEN expires_at ELSE sent_at + make_interval(secs => $1) END) AS due
            FROM relay_command
            WHERE status IN ('queued', 'sent')
            """;

    private final Database database;

    public CommandStore(Database database) {
        this.database = database;
    }

    /** Queues a command; one that still waits for the same relay fails, because the newer one replaces it. */
    Future<Void> insert(NewCommand command) {
        return database.transaction(connection -> connection
                .preparedQuery(HOLD_RELAY)
                .execute(Tuple.of(command.relayKey()))
                .compose(held -> replace(connection, command))
                .compose(replaced -> connection
                        .preparedQuery(INSERT)
                        .execute(Tuple.from(List.of(
                                command.id(),
                                command.homeId(),
                                command.deviceId(),
                                command.relay(),
                                command.closed(),
                                command.requestedBy(),
                                utc(command.requestedAt()),
                                utc(command.expiresAt())))))
                .compose(inserted -> Journal.add(connection, command.homeId(), Journal.Kind.RELAY, command.id())));
    }

    private static Future<?> replace(SqlConnection connection, NewCommand command) {
        return connection
                .preparedQuery(LOCK_QUEUED)
                .execute(Tuple.of(command.deviceId(), command.relay()))
                .compose(locked ->
                        connection.preparedQuery(REPLACE).execute(Tuple.of(ids(locked), utc(command.requestedAt()))))
                .compose(replaced -> Future.all(replaced.stream()
                        .map(row -> Journal.add(connection, command.homeId(), Journal.Kind.RELAY, row.getString("id")))
                        .toList()));
    }

    /** Makes the next step of every command that has one, at most {@value #AT_ONCE}, and tells which were made. */
    Future<List<Transition>> advance(Instant now) {
        return database.transaction(connection -> connection
                .preparedQuery(LOCK_DUE)
                .execute(Tuple.of(utc(now), utc(now.minus(Standing.JUDGED_AFTER)), AT_ONCE))
                .compose(locked ->
                        locked.size() == 0 ? Future.succeededFuture(List.of()) : judge(connection, ids(locked), now)));
    }

    private static Future<List<Transition>> judge(SqlConnection connection, String[] ids, Instant now) {
        return connection
                .preparedQuery(STANDING)
                .execute(Tuple.of(ids, (double) Standing.CONFIRMATION.toSeconds()))
                .map(rows -> rows.stream()
                        .map(CommandStore::standing)
                        .flatMap(standing -> standing.next(now).stream())
                        .toList())
                .compose(steps -> make(connection, steps));
    }

    private static Future<List<Transition>> make(SqlConnection connection, List<Transition> steps) {
        var made = new ArrayList<Transition>();
        return Future.all(steps.stream()
                        .map(step -> move(connection, step).onSuccess(moved -> {
                            if (moved) {
                                made.add(step);
                            }
                        }))
                        .toList())
                .map(all -> List.copyOf(made));
    }

    private static Future<Boolean> move(SqlConnection connection, Transition step) {
        return connection
                .preparedQuery(MOVE)
                .execute(
                        Tuple.of(step.commandId(), step.from().wire(), step.to().wire(), step.reason(), utc(step.at())))
                .compose(rows -> rows.rowCount() == 0
                        ? Future.succeededFuture(false)
                        : Journal.add(connection, step.homeId(), Journal.Kind.RELAY, step.commandId())
                                .map(true));
    }

    /** When the next queued command expires or the next sent one has had its time, if any is unfinished. */
    Future<Optional<Instant>> nextDue() {
        return database.pool()
                .preparedQuery(NEXT_DUE)
                .execute(Tuple.of(Standing.JUDGED_AFTER.toMillis() / 1_000.0))
                .map(rows -> Optional.ofNullable(rows.iterator().next().getOffsetDateTime("due"))
                        .map(OffsetDateTime::toInstant));
    }

    private static Standing standing(Row row) {
        var dispatchedAt = row.getOffsetDateTime("dispatched_at");
        return new Standing(
                row.getString("id"),
                row.getString("home_id"),
                CommandStatus.of(row.getString("status")),
                row.getBoolean("closed"),
                row.getOffsetDateTime("expires_at").toInstant(),
                dispatchedAt == null ? null : dispatchedAt.toInstant(),
                row.getBoolean("obeyed"),
                row.getBoolean("contradicted"),
                row.getBoolean("connection_ended"),
                row.getBoolean("device_removed"));
    }

    private static String[] ids(RowSet<Row> rows) {
        return rows.stream().map(row -> row.getString("id")).toArray(String[]::new);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
