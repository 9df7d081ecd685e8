package io.mainswatch.dashboard.api;

import io.mainswatch.dashboard.http.Span;
import io.mainswatch.dashboard.http.Utc;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sums the quarter hours that ingest-service rolls up. */
final class EnergyQueries {
    private static final QuarterHourQueries QUARTERS = new QuarterHourQueries("$4", "$5", "$9");

    /**
     * In a home's sum what sees the whole home stands alone in each quarter hour that it measured: a meter before a
     * camera, and only where there is neither the parts. The least and most of a sum of channels are not known from
     * theirs, so only a single channel has them.
     */
    private static final String SUMS = """
            WITH own AS (
                SELECT c.id AS channel_id, d.id AS device_id,
                       CASE WHEN d.measures = 'part' THEN 0 WHEN d.kind = 'camera' THEN 1 ELSE 2 END AS rank
                FROM device d
                JOIN channel c ON c.device_id = d.id
                WHERE d.home_id = $1 AND d.deleted_at IS NULL
                  AND ($2::text IS NULL OR d.id = $2) AND ($3::int IS NULL OR c.number = $3)),
            whole AS (
                SELECT i.starts_at, max(o.rank) AS rank
                FROM own o
                JOIN interval_energy i ON i.channel_id = o.channel_id
                WHERE o.rank > 0 AND $2::text IS NULL AND NOT $8 AND (i.covered_seconds > 0 OR i.energy_wh <> 0)
                  AND %2$s
                GROUP BY 1),
            part AS (
                SELECT CASE WHEN $6 = '15m' THEN i.starts_at ELSE date_trunc($6, i.starts_at, $7) END AS bucket_at,
                       o.device_id, o.rank, i.channel_id,
                       sum(i.energy_wh * q.share) AS energy_wh, min(i.min_watts) AS min_watts,
                       max(i.max_watts) AS max_watts, sum(i.watt_seconds * q.share) AS watt_seconds,
                       sum(i.covered_seconds::float8 * q.share) AS covered_seconds
                FROM own o
                JOIN interval_energy i ON i.channel_id = o.channel_id
                LEFT JOIN whole w ON w.starts_at = i.starts_at
                CROSS JOIN LATERAL (SELECT %1$s AS share) q
                WHERE %2$s AND (w.rank IS NULL OR o.rank = w.rank)
                GROUP BY 1, 2, 3, 4),
            alike AS (
                SELECT bucket_at, CASE WHEN $8 THEN device_id END AS device_id, count(*)::int AS channels,
                       sum(energy_wh) AS energy_wh, sum(covered_seconds) AS covered_seconds,
                       sum(watt_seconds / nullif(covered_seconds, 0)) AS mean_watts,
                       min(min_watts) AS min_watts, max(max_watts) AS max_watts
                FROM part
                GROUP BY 1, 2, rank)
            SELECT bucket_at, device_id, sum(energy_wh) AS energy_wh,
                   CASE WHEN EXISTS (SELECT FROM whole) THEN 1 ELSE sum(channels)::int END AS channels,
                   CASE WHEN EXISTS (SELECT FROM whole) THEN sum(covered_seconds / channels)
                        ELSE sum(covered_seconds) END AS covered_seconds,
                   CASE WHEN count(mean_watts) <= 1 THEN min(mean_watts)
                        ELSE sum(mean_watts * covered_seconds / channels)
                             / sum(covered_seconds / channels) FILTER (WHERE mean_watts IS NOT NULL) END AS mean_watts,
                   CASE WHEN sum(channels) = 1 THEN min(min_watts) END AS min_watts,
                   CASE WHEN sum(channels) = 1 THEN max(max_watts) END AS max_watts
            FROM alike
            GROUP BY 1, 2
            ORDER BY 2, 1
            """.formatted(QUARTERS.share(), QUARTERS.touched());

    private static final String ZONE = "SELECT time_zone FROM home WHERE id = $1";

    private final SqlClient sql;

    EnergyQueries(SqlClient sql) {
        this.sql = sql;
    }

    /** What is asked: everything of a home, or one device, or one of its channels; per device or as one sum. */
    record Question(
            String homeId,
            @Nullable String deviceId,
            @Nullable Integer channel,
            Span span,
            Bucket bucket,
            boolean byDevice) {}

    /** One bucket's sum as the database has it. */
    record Sum(
            Instant bucketAt,
            Optional<String> deviceId,
            int channels,
            double energyWh,
            double coveredSeconds,
            @Nullable Double meanWatts,
            @Nullable Float minWatts,
            @Nullable Float maxWatts) {}

    Future<Optional<String>> timeZone(String homeId) {
        return sql.preparedQuery(ZONE)
                .execute(Tuple.of(homeId))
                .map(rows -> rows.stream().findFirst().map(row -> row.getString("time_zone")));
    }

    /**
     * By device, then by time.
     *
     * @param now not before the span's end
     */
    Future<List<Sum>> sums(Question question, String timeZone, Instant now) {
        return sql.preparedQuery(SUMS)
                .execute(Tuple.from(Arrays.asList(
                        question.homeId(),
                        question.deviceId(),
                        question.channel(),
                        Utc.of(question.span().from()),
                        Utc.of(question.span().to()),
                        question.bucket().wire(),
                        timeZone,
                        question.byDevice(),
                        Utc.of(now))))
                .map(rows -> rows.stream().map(EnergyQueries::sum).toList());
    }

    private static Sum sum(Row row) {
        return new Sum(
                Utc.instant(row, "bucket_at"),
                Optional.ofNullable(row.getString("device_id")),
                row.getInteger("channels"),
                row.getDouble("energy_wh"),
                row.getDouble("covered_seconds"),
                row.getDouble("mean_watts"),
                row.getFloat("min_watts"),
                row.getFloat("max_watts"));
    }
}
