package io.mainswatch.dashboard.api;

import io.mainswatch.dashboard.http.Span;
import io.mainswatch.dashboard.http.Utc;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Statistics of a span: whole quarter hours from the roll-up, and what sticks out at either end from the readings
 * themselves by the roll-up's own rule (a power holds until the next reading, at most three times the cadence).
 */
final class StatsQueries {
    private static final String STATS = """
            WITH chosen AS (
                SELECT d.id, d.home_id, d.name, 3 * d.cadence_seconds AS hold_seconds
                FROM device d
                WHERE d.deleted_at IS NULL AND ($1::text[] IS NULL OR d.home_id = ANY($1))
                  AND ($2::text IS NULL OR d.home_id = $2) AND d.id > $3
                ORDER BY d.id
                LIMIT $4),
            edge AS (SELECT * FROM unnest($7::timestamptz[], $8::timestamptz[]) AS e (from_at, to_at)),
            held AS (
                SELECT c.id AS channel_id, r.power_watts, r.taken_at >= e.from_at AS inside,
                       extract(epoch FROM least(e.to_at, r.taken_at + make_interval(secs => d.hold_seconds),
                                                lead(r.taken_at) OVER (PARTITION BY c.id, e.from_at
                                                                       ORDER BY r.taken_at))
                                          - greatest(r.taken_at, e.from_at))::float8 AS seconds
                FROM chosen d
                JOIN channel c ON c.device_id = d.id
                CROSS JOIN edge e
                JOIN reading r ON r.channel_id = c.id AND r.power_watts IS NOT NULL
                     AND r.taken_at >= e.from_at - make_interval(secs => d.hold_seconds) AND r.taken_at < e.to_at),
            part AS (
                SELECT i.channel_id, i.energy_wh, i.watt_seconds, i.covered_seconds::float8 AS covered_seconds,
                       i.min_watts, i.max_watts, i.samples
                FROM chosen d
                JOIN channel c ON c.device_id = d.id
                JOIN interval_energy i ON i.channel_id = c.id
                WHERE i.starts_at >= $5 AND i.starts_at < $6
                UNION ALL
                SELECT channel_id, power_watts * seconds / 3600, power_watts * seconds, seconds,
                       power_watts, power_watts, inside::int
                FROM held
                WHERE seconds > 0),
            by_channel AS (
                SELECT channel_id, sum(energy_wh) AS energy_wh, sum(watt_seconds) AS watt_seconds,
                       sum(covered_seconds) AS covered_seconds, min(min_watts) AS min_watts,
                       max(max_watts) AS max_watts, sum(samples)::bigint AS samples
                FROM part
                GROUP BY channel_id)
            SELECT d.id, d.home_id, d.name, coalesce(sum(b.samples), 0)::bigint AS samples,
                   sum(b.energy_wh) AS energy_wh, sum(b.watt_seconds / nullif(b.covered_seconds, 0)) AS mean_watts,
                   CASE WHEN count(b.channel_id) = 1 THEN min(b.min_watts) END AS min_watts,
                   CASE WHEN count(b.channel_id) = 1 THEN max(b.max_watts) END AS max_watts,
                   max(b.covered_seconds) AS covered_seconds
            FROM chosen d
            LEFT JOIN channel c ON c.device_id = d.id
            LEFT JOIN by_channel b ON b.channel_id = c.id
            GROUP BY d.id, d.home_id, d.name
            ORDER BY d.id
            """;

    private final SqlClient sql;

    StatsQueries(SqlClient sql) {
        this.sql = sql;
    }

    /**
     * What one device did in the span. Values are null where nothing was measured; the least and most power only exist
     * for a device with one channel, because the extremes of a sum do not follow from its parts.
     *
     * @param meanWatts weighted by time, over the time that was measured
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

    Future<List<StatsView>> list(String @Nullable [] homes, @Nullable String home, Span span, String after, int limit) {
        var from = Bucket.quarterAfter(span.from());
        var to = Bucket.quarter(span.to());
        boolean whole = from.isBefore(to);
        var edges = whole ? List.of(new Span(span.from(), from), new Span(to, span.to())) : List.of(span);
        return sql.preparedQuery(STATS)
                .execute(Tuple.from(Arrays.asList(
                        homes,
                        home,
                        after,
                        limit,
                        Utc.of(from),
                        Utc.of(whole ? to : from),
                        edges.stream().map(edge -> Utc.of(edge.from())).toArray(OffsetDateTime[]::new),
                        edges.stream().map(edge -> Utc.of(edge.to())).toArray(OffsetDateTime[]::new))))
                .map(rows -> rows.stream().map(row -> stats(row, span)).toList());
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
