package io.mainswatch.alert.watch;

import io.mainswatch.alert.sql.Instants;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Which devices the {@code watch} table holds: from their first word on, by their settings, until they are deleted. */
final class EnrolmentStore {
    private static final String ADOPT = """
            INSERT INTO watch (device_id, home_id, state, since, deadline_at, heard_at, cadence_seconds, grace_seconds)
            SELECT d.id, d.home_id, 'up', word.at, word.at + make_interval(secs => d.cadence_seconds + d.grace_seconds),
                   word.at, d.cadence_seconds, d.grace_seconds
            FROM device d
            CROSS JOIN LATERAL (
                SELECT live_word(d.id, $1::timestamptz - make_interval(
                    secs => greatest(300, d.cadence_seconds + d.grace_seconds))) AS at) live
            CROSS JOIN LATERAL (SELECT least($1, live.at) AS at WHERE live.at IS NOT NULL) word
            WHERE d.deleted_at IS NULL
              AND NOT EXISTS (SELECT 1 FROM watch w WHERE w.device_id = d.id)
              AND (EXISTS (SELECT 1 FROM device_state s
                           WHERE s.device_id = d.id AND s.last_seen_at > $1::timestamptz - interval '15 minutes')
                   OR d.id IN (SELECT device_id FROM heartbeat WHERE received_at > $1::timestamptz - interval '15 seconds'))
            ON CONFLICT (device_id) DO NOTHING
            RETURNING device_id, home_id, since
            """;

    /** An edited device is due at once; one whose deadline a wrong clock put far ahead, too. */
    private static final String REFRESH = """
            UPDATE watch w
            SET home_id = d.home_id, cadence_seconds = d.cadence_seconds, grace_seconds = d.grace_seconds,
                deadline_at = CASE WHEN w.state = 'up' THEN least(w.deadline_at, $1) ELSE w.deadline_at END
            FROM device d
            WHERE d.id = w.device_id
              AND (w.cadence_seconds <> d.cadence_seconds OR w.grace_seconds <> d.grace_seconds
                   OR w.home_id <> d.home_id
                   OR w.state = 'up' AND w.deadline_at > $1::timestamptz
                       + make_interval(secs => d.cadence_seconds + d.grace_seconds + 60))
            """;

    private static final String FORGET = """
            DELETE FROM watch w USING device d WHERE d.id = w.device_id AND d.deleted_at IS NOT NULL
            """;

    /** Begins to watch devices that spoke for the first time. */
    Future<List<Flip>> adopt(SqlClient sql, Instant now) {
        return sql.preparedQuery(ADOPT).execute(Tuple.of(Instants.utc(now))).map(rows -> {
            var flips = new ArrayList<Flip>();
            for (Row row : rows) {
                flips.add(new Flip(
                        row.getString("device_id"),
                        row.getString("home_id"),
                        "new",
                        "up",
                        Instants.required(row, "since"),
                        "its first word"));
            }
            return flips;
        });
    }

    Future<Void> followEdits(SqlClient sql, Instant now) {
        return sql.preparedQuery(REFRESH)
                .execute(Tuple.of(Instants.utc(now)))
                .compose(refreshed -> sql.preparedQuery(FORGET).execute())
                .mapEmpty();
    }
}
