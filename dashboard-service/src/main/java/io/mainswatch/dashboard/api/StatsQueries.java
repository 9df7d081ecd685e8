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
import org.jspecify.annotations.Nullable;

/** Statistics of a span, from the quarter hours that ingest-service rolls up, as {@code /energy} sums them. */
final class StatsQueries {
    private static final QuarterHourQueries QUARTERS = new QuarterHourQueries("$5", "$6", "$7");

    private static final String STATS = """
            WITH chosen AS (
                SELECT d.id, d.home_id, d.name
                FROM device d
                WHERE d.deleted_at IS NULL AND ($1::text[] IS NULL OR d.home_id = ANY($1))
                  AND ($2::text IS NULL OR d.home_id = $2) AND d.id > $3
                ORDER BY d.id
                LIMIT $4),
            part AS (
                SELECT c.device_id, i.*, %s AS share
                FROM chosen d
                JOIN channel c ON c.device_id = d.id
                JOIN interval_energy i ON i.channel_id = c.id
                WHERE %s),
            by_channel AS (
                SELECT p.device_id, sum(p.energy_wh * p.share) AS energy_wh,
                       sum(p.watt_seconds * p.share) AS watt_seconds,
                       sum(p.covered_seconds::float8 * p.share) AS covered_seconds,
                       min(p.min_watts) AS min_watts, max(p.max_watts) AS max_watts,
                       sum(CASE WHEN p.share >= 1 THEN p.samples ELSE (
                           SELECT count(*) FROM reading r
                           WHERE r.channel_id = p.channel_id AND r.taken_at >= greatest(p.starts_at, $5)
                             AND r.taken_at < least(p.starts_at + interval '15 minutes', $6)) END)::bigint AS samples
                FROM part p
                GROUP BY p.device_id, p.channel_id)
            SELECT d.id, d.home_id, d.name, coalesce(sum(b.samples), 0)::bigint AS samples,
                   CASE WHEN bool_or(b.covered_seconds > 0 OR b.energy_wh <> 0) THEN sum(b.energy_wh) END AS energy_wh,
                   sum(b.watt_seconds / nullif(b.covered_seconds, 0)) AS mean_watts,
                   CASE WHEN count(b.device_id) = 1 THEN min(b.min_watts) END AS min_watts,
                   CASE WHEN count(b.device_id) = 1 THEN max(b.max_watts) END AS max_watts,
                   max(b.covered_seconds) AS covered_seconds
            FROM chosen d
            LEFT JOIN by_channel b ON b.device_id = d.id
            GROUP BY d.id, d.home_id, d.name
            ORDER BY d.id
            """.formatted(QUARTERS.share(), QUARTERS.touched());

    private final SqlClient sql;

    StatsQueries(SqlClient sql) {
        this.sql = sql;
    }

    /**
     * What one device did in the span. Values are null where nothing was measured; the least and most power only exist
     * for a device with one channel, because the extremes of a sum do not follow from its parts.
     *
     * @param meanWatts weighted by time, over the time that was measured
     * @param minWatts the least in the quarter hours that the span touches, as {@code maxWatts} is the most
     * @param samples how many readings lie in the span
     */
    record StatsView(
            String deviceId,
            String homeId,
            String name,
            @Nullable Double meanWatts,
            @Nullable Float minWatts,
            @Nullable Float maxWatts,
            @Nullable Double energyWh,
            long samples,
            double coverage) {}

    /** Which devices: those of the visible homes (null: of all), of one home where one is named, after an id. */
    record Question(String @Nullable [] homes, @Nullable String home, Span span, String after, int limit) {}

    /** @param now not before the span's end */
    Future<List<StatsView>> list(Question question, Instant now) {
        return sql.preparedQuery(STATS)
                .execute(Tuple.from(Arrays.asList(
                        question.homes(),
                        question.home(),
                        question.after(),
                        question.limit(),
                        Utc.of(question.span().from()),
                        Utc.of(question.span().to()),
                        Utc.of(now))))
                .map(rows ->
                        rows.stream().map(row -> stats(row, question.span())).toList());
    }

    private static StatsView stats(Row row, Span span) {
        var covered = row.getDouble("covered_seconds");
        return new StatsView(
                row.getString("id"),
                row.getString("home_id"),
                row.getString("name"),
                row.getDouble("mean_watts"),
                row.getFloat("min_watts"),
                row.getFloat("max_watts"),
                row.getDouble("energy_wh"),
                row.getLong("samples"),
                covered == null ? 0 : Math.min(1, covered / Math.max(1, span.seconds())));
    }
}
