package io.mainswatch.alert.watch;

import io.mainswatch.alert.sql.Instants;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The {@code watch} table: one deadline a device, moved only when it is reached. */
final class WatchStore {
    /**
     * A mains device whose connection broke, or whose home has a witness that lost its charger, is judged sooner. Only
     * the newest statuses are looked at: when more than that many arrive at once, the ordinary deadlines do.
     */
    private static final String HASTEN = """
            WITH left_now AS (
                SELECT DISTINCT ON (device_id) device_id, online, reason, at FROM device_status
                WHERE id > (SELECT coalesce(max(id), 0) FROM device_status) - 2000 AND at > $1::timestamptz - interval '2 minutes'
                ORDER BY device_id, id DESC
            ), unplugged AS (
                SELECT p.home_id, max(h.at) AS at FROM heartbeat h JOIN device p ON p.id = h.device_id
                WHERE h.received_at > $1::timestamptz - interval '15 seconds' AND h.charging = false
                GROUP BY p.home_id
            ), sooner AS (
                SELECT w.device_id, least(
                    (SELECT l.at + make_interval(secs => $2::int) FROM left_now l
                     WHERE l.device_id = w.device_id AND NOT l.online AND l.reason <> 'gateway-lost'
                       AND l.at >= w.heard_at),
                    (SELECT w.heard_at + make_interval(secs => w.cadence_seconds + least(w.grace_seconds, $3::int))
                     FROM unplugged u WHERE u.home_id = w.home_id AND u.at > w.heard_at)) AS at
                FROM watch w JOIN device d ON d.id = w.device_id
                WHERE w.state = 'up' AND d.supply = 'mains'
                  AND (w.device_id IN (SELECT device_id FROM left_now WHERE NOT online)
                       OR w.home_id IN (SELECT home_id FROM unplugged))
            )
            UPDATE watch w SET deadline_at = greatest(sooner.at, $1)
            FROM sooner WHERE w.device_id = sooner.device_id AND w.state = 'up' AND sooner.at IS NOT NULL
              AND greatest(sooner.at, $1) < w.deadline_at
            """;

    private static final String DUE = """
            SELECT w.device_id, d.home_id, w.deadline_at, d.cadence_seconds, d.grace_seconds,
                   least($1, greatest(w.heard_at, newest_word(w.device_id, w.heard_at))) AS heard_at,
                   (SELECT s.at FROM (SELECT at, online, reason FROM device_status
                                      WHERE device_id = w.device_id ORDER BY id DESC LIMIT 1) s
                    WHERE NOT s.online AND s.reason <> 'gateway-lost' AND d.supply = 'mains') AS left_at,
                   (SELECT max(claim.at) FROM device p
                    CROSS JOIN LATERAL (
                        SELECT h.at, h.charging FROM heartbeat h
                        WHERE h.device_id = p.id AND h.at > $1::timestamptz - interval '10 minutes'
                          AND h.charging IS NOT NULL
                        ORDER BY h.at DESC LIMIT 1) claim
                    WHERE p.home_id = d.home_id AND p.supply <> 'mains' AND d.supply = 'mains'
                      AND NOT claim.charging) AS unplugged_at,
                   EXISTS (SELECT 1 FROM mqtt_session m JOIN gateway g ON g.id = m.gateway
                           WHERE m.client_id = w.device_id AND m.closed_at IS NULL
                             AND g.lease_until > $1 AND NOT g.hearing) AS held
            FROM watch w JOIN device d ON d.id = w.device_id
            WHERE w.state = 'up' AND w.deadline_at <= $1 AND d.deleted_at IS NULL
            ORDER BY w.deadline_at
            LIMIT $2
            FOR UPDATE OF w SKIP LOCKED
            """;

    private static final String PUSH = """
            UPDATE watch w SET deadline_at = x.deadline_at, heard_at = x.heard_at
            FROM unnest($1::text[], $2::timestamptz[], $3::timestamptz[], $4::timestamptz[])
                AS x (device_id, was, deadline_at, heard_at)
            WHERE w.device_id = x.device_id AND w.state = 'up' AND w.deadline_at = x.was
            """;

    private static final String DOWN = """
            UPDATE watch SET state = 'down', since = $3, deadline_at = $3, heard_at = $4
            WHERE device_id = $1 AND state = 'up' AND deadline_at = $2
            """;

    /** The words of the last seconds, plus what the gateways' own, slightly later, account shows. */
    private static final String SPOKEN = """
            WITH spoke AS (
                SELECT s.device_id FROM watch w JOIN device_state s ON s.device_id = w.device_id
                WHERE w.state = 'down'
                  AND s.last_seen_at > greatest(w.heard_at + interval '1 second', $1::timestamptz - interval '2 minutes')
                UNION
                SELECT device_id FROM heartbeat WHERE received_at > $1::timestamptz - interval '15 seconds'
                UNION
                SELECT device_id FROM device_status
                WHERE id > (SELECT coalesce(max(id), 0) FROM device_status) - 2000 AND online
                  AND at > $1::timestamptz - interval '15 seconds'
            )
            SELECT w.device_id, w.home_id, w.since,
                   first_word(w.device_id, greatest(w.heard_at, $1::timestamptz - interval '2 hours')) AS word_at
            FROM watch w
            WHERE w.state = 'down' AND w.device_id IN (SELECT device_id FROM spoke)
            LIMIT $2
            FOR UPDATE OF w SKIP LOCKED
            """;

    private static final String UP = """
            UPDATE watch SET state = 'up', since = greatest(heard_at, $3), heard_at = greatest(heard_at, $3),
                deadline_at = greatest($4, $3) + make_interval(secs => cadence_seconds + grace_seconds)
            WHERE device_id = $1 AND state = 'down' AND since = $2
            """;

    private static final String EARLIEST = "SELECT min(deadline_at) AS at FROM watch WHERE state = 'up'";

    private static final int AT_ONCE = 500;

    /** Moves the deadlines of devices about whose silence something is already known. */
    Future<Void> hasten(SqlClient sql, Instant now) {
        return sql.preparedQuery(HASTEN)
                .execute(Tuple.of(
                        Instants.utc(now), (int) Watched.SETTLING.toSeconds(), (int) Watched.SMALL_GRACE.toSeconds()))
                .mapEmpty();
    }

    /** Locks the devices whose deadline is reached, the most overdue first; another copy's are left to it. */
    Future<List<Watched>> due(SqlClient transaction, Instant now) {
        return transaction
                .preparedQuery(DUE)
                .execute(Tuple.of(Instants.utc(now), AT_ONCE))
                .map(WatchStore::watched);
    }

    Future<Void> push(SqlClient transaction, List<Watched> devices, List<Instant> deadlines) {
        if (devices.isEmpty()) {
            return Future.succeededFuture();
        }
        return transaction
                .preparedQuery(PUSH)
                .execute(Tuple.of(
                        devices.stream().map(Watched::deviceId).toArray(String[]::new),
                        Instants.utc(devices.stream().map(Watched::deadlineAt).toList()),
                        Instants.utc(deadlines),
                        Instants.utc(devices.stream().map(Watched::heardAt).toList())))
                .mapEmpty();
    }

    /** Compare-and-set on state and deadline; false when it was no longer so. */
    Future<Boolean> down(SqlClient transaction, Watched device, Instant at) {
        return transaction
                .preparedQuery(DOWN)
                .execute(Tuple.of(
                        device.deviceId(),
                        Instants.utc(device.deadlineAt()),
                        Instants.utc(at),
                        Instants.utc(device.heardAt())))
                .map(done -> done.rowCount() == 1);
    }

    /** Brings back the devices that spoke since they went down. */
    Future<List<Flip>> revive(SqlClient transaction, Instant now) {
        return transaction
                .preparedQuery(SPOKEN)
                .execute(Tuple.of(Instants.utc(now), AT_ONCE))
                .compose(rows -> {
                    Future<List<Flip>> flips = Future.succeededFuture(new ArrayList<>());
                    for (Row row : rows) {
                        var word = Instants.nullable(row, "word_at");
                        if (word != null) {
                            flips = flips.compose(known -> up(transaction, row, word, now, known));
                        }
                    }
                    return flips;
                });
    }

    Future<Optional<Instant>> earliestDeadline(SqlClient sql) {
        return sql.preparedQuery(EARLIEST)
                .execute()
                .map(rows ->
                        Optional.ofNullable(Instants.nullable(rows.iterator().next(), "at")));
    }

    private static Future<List<Flip>> up(SqlClient tx, Row row, Instant word, Instant now, List<Flip> flips) {
        var id = row.getString("device_id");
        var key = Tuple.of(id, row.getOffsetDateTime("since"), Instants.utc(word), Instants.utc(now));
        return tx.preparedQuery(UP).execute(key).map(done -> {
            if (done.rowCount() == 1) {
                flips.add(new Flip(id, row.getString("home_id"), "down", "up", word, "it spoke again"));
            }
            return flips;
        });
    }

    private static List<Watched> watched(RowSet<Row> rows) {
        var devices = new ArrayList<Watched>();
        for (Row row : rows) {
            devices.add(new Watched(
                    row.getString("device_id"),
                    row.getString("home_id"),
                    Instants.required(row, "deadline_at"),
                    Instants.required(row, "heard_at"),
                    Duration.ofSeconds(row.getInteger("cadence_seconds")),
                    Duration.ofSeconds(row.getInteger("grace_seconds")),
                    Instants.nullable(row, "left_at"),
                    Instants.nullable(row, "unplugged_at"),
                    row.getBoolean("held")));
        }
        return devices;
    }
}
