package io.mainswatch.alert.outage;

import io.mainswatch.alert.sql.Instants;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;

/** What is stored now about a time in which nothing was heard. */
public final class ReturnQueries {
    private static final String BEATS = """
            SELECT h.at, h.device_id, h.charging FROM heartbeat h JOIN device d ON d.id = h.device_id
            WHERE d.home_id = $1 AND d.supply <> 'mains' AND h.charging IS NOT NULL AND h.at > $2 AND h.at < $3
              AND h.received_at > h.at + interval '1 second'
            ORDER BY h.at LIMIT 1000
            """;

    private static final String INSIDE = """
            SELECT
                (SELECT r.taken_at FROM reading r
                 WHERE r.channel_id IN (SELECT c.id FROM channel c JOIN device d ON d.id = c.device_id
                                        WHERE d.home_id = $1 AND d.supply = 'mains')
                   AND r.taken_at > $2::timestamptz + interval '10 seconds' AND r.taken_at < $3::timestamptz - interval '10 seconds'
                 LIMIT 1) AS reading_at,
                (SELECT min(c.device_id) FROM channel c JOIN device d ON d.id = c.device_id
                 WHERE d.home_id = $1 AND d.supply = 'mains'
                   AND (SELECT r.boot FROM reading r WHERE r.channel_id = c.id AND r.boot IS NOT NULL
                          AND r.taken_at >= $3::timestamptz - interval '10 seconds' AND r.taken_at < $3::timestamptz + interval '1 day'
                        ORDER BY r.taken_at LIMIT 1)
                     > (SELECT r.boot FROM reading r WHERE r.channel_id = c.id AND r.boot IS NOT NULL
                          AND r.taken_at <= $2 AND r.taken_at > $2::timestamptz - interval '1 day'
                        ORDER BY r.taken_at DESC LIMIT 1)) AS restarted
            """;

    public Future<ReturnEvidence> evidence(SqlClient sql, String homeId, Instant startedAt, Instant endedAt) {
        var silence = Tuple.of(homeId, Instants.utc(startedAt), Instants.utc(endedAt));
        return sql.preparedQuery(BEATS)
                .execute(silence)
                .compose(beats -> sql.preparedQuery(INSIDE).execute(silence).map(inside -> evidence(beats, inside)));
    }

    private static ReturnEvidence evidence(RowSet<Row> beats, RowSet<Row> inside) {
        var kept = new ArrayList<ReturnEvidence.Beat>();
        for (Row row : beats) {
            kept.add(new ReturnEvidence.Beat(
                    Instants.required(row, "at"), row.getString("device_id"), row.getBoolean("charging")));
        }
        var row = inside.iterator().next();
        return new ReturnEvidence(kept, Instants.nullable(row, "reading_at"), row.getString("restarted"));
    }
}
