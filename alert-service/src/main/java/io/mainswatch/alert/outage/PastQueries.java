package io.mainswatch.alert.outage;

import io.mainswatch.alert.outage.ReturnEvidence.Beat;
import io.mainswatch.alert.sql.Instants;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The past of a home as it is stored now. */
final class PastQueries {
    /**
     * A gap is longer than three times the usual pause of the data themselves, and than what was promised: a month
     * imported at one reading a minute keeps another rhythm than the device that lives today.
     */
    private static final String GAPS = """
            WITH word AS (
                SELECT DISTINCT d.id AS device_id, r.taken_at AS at, d.cadence_seconds + d.grace_seconds AS promised
                FROM device d JOIN channel c ON c.device_id = d.id JOIN reading r ON r.channel_id = c.id
                WHERE d.home_id = $1 AND d.supply = 'mains' AND d.deleted_at IS NULL
                  AND r.taken_at BETWEEN $2 AND $3
                UNION
                SELECT d.id, h.at, d.cadence_seconds + d.grace_seconds
                FROM device d JOIN heartbeat h ON h.device_id = d.id
                WHERE d.home_id = $1 AND d.supply = 'mains' AND d.deleted_at IS NULL AND h.at BETWEEN $2 AND $3
            ), own AS (
                SELECT device_id, promised,
                       extract(epoch FROM at - lag(at) OVER (PARTITION BY device_id ORDER BY at)) AS pause
                FROM word
            ), pace AS (
                SELECT min(longest) AS longest FROM (
                    SELECT greatest(max(promised), 3 * percentile_cont(0.5) WITHIN GROUP (ORDER BY pause)) AS longest
                    FROM own GROUP BY device_id HAVING count(pause) >= 2) device_pace
            ), step AS (
                SELECT lag(at) OVER (ORDER BY at) AS from_at, at AS to_at FROM word
            )
            SELECT from_at, to_at FROM step, pace
            WHERE to_at - from_at > make_interval(secs => pace.longest)
            ORDER BY from_at
            LIMIT 5000
            """;

    private static final String BEATS = """
            SELECT h.at, h.device_id, h.charging
            FROM unnest($2::timestamptz[], $3::timestamptz[]) AS gap (from_at, to_at)
            JOIN device d ON d.home_id = $1 AND d.supply <> 'mains'
            JOIN heartbeat h ON h.device_id = d.id AND h.at > gap.from_at AND h.at < gap.to_at
            WHERE h.charging IS NOT NULL
            ORDER BY h.at
            LIMIT 200000
            """;

    Future<List<Gap>> gaps(SqlClient sql, String homeId, Instant from, Instant to) {
        return sql.preparedQuery(GAPS)
                .execute(Tuple.of(homeId, Instants.utc(from), Instants.utc(to)))
                .map(rows -> {
                    var gaps = new ArrayList<Gap>();
                    for (Row row : rows) {
                        gaps.add(new Gap(Instants.required(row, "from_at"), Instants.required(row, "to_at")));
                    }
                    return gaps;
                });
    }

    Future<List<Beat>> beats(SqlClient sql, String homeId, List<Gap> gaps) {
        return sql.preparedQuery(BEATS)
                .execute(Tuple.of(
                        homeId,
                        Instants.utc(gaps.stream().map(Gap::from).toList()),
                        Instants.utc(gaps.stream().map(Gap::to).toList())))
                .map(rows -> {
                    var beats = new ArrayList<Beat>();
                    for (Row row : rows) {
                        beats.add(new Beat(
                                Instants.required(row, "at"), row.getString("device_id"), row.getBoolean("charging")));
                    }
                    return beats;
                });
    }
}
