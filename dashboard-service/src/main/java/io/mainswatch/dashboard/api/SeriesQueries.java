package io.mainswatch.dashboard.api;

import io.mainswatch.dashboard.http.Utc;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sums a channel's power up for drawing, in the database: what crosses the wire are the points alone. */
final class SeriesQueries {
    /** By the roll-up's own rule: a power holds until the next reading, at most {@code $6} seconds. */
    private static final String OF_READINGS = """
            WITH held AS (
                SELECT r.power_watts, greatest(r.taken_at, $3::timestamptz) AS from_at,
                       least($4::timestamptz, r.taken_at + make_interval(secs => $6::int),
                             lead(r.taken_at) OVER (ORDER BY r.taken_at)) AS to_at
                FROM channel c
                JOIN reading r ON r.channel_id = c.id AND r.power_watts IS NOT NULL
                     AND r.taken_at >= $3::timestamptz - make_interval(secs => $6::int) AND r.taken_at < $4
                WHERE c.device_id = $1 AND c.number = $2),
            placed AS (
                SELECT power_watts, extract(epoch FROM from_at - $3)::float8 AS from_s,
                       extract(epoch FROM to_at - $3)::float8 AS to_s
                FROM held
                WHERE to_at > from_at)
            SELECT point, min(power_watts) AS min_watts, max(power_watts) AS max_watts,
                   (sum(power_watts * seconds) / sum(seconds))::real AS mean_watts
            FROM placed
            CROSS JOIN LATERAL generate_series(floor(from_s / $5::int)::int, (ceil(to_s / $5::int) - 1)::int) AS point
            CROSS JOIN LATERAL (
                SELECT least(to_s, (point + 1)::float8 * $5::int) - greatest(from_s, point::float8 * $5::int) AS seconds) part
            WHERE seconds > 0
            GROUP BY point
            """;

    private static final String OF_QUARTERS = """
            SELECT floor(extract(epoch FROM i.starts_at - $3) / $5::int)::int AS point,
                   min(i.min_watts) AS min_watts, max(i.max_watts) AS max_watts,
                   (sum(i.watt_seconds) / sum(i.covered_seconds::float8))::real AS mean_watts
            FROM channel c
            JOIN interval_energy i ON i.channel_id = c.id
            WHERE c.device_id = $1 AND c.number = $2 AND i.starts_at >= $3 AND i.starts_at < $4
              AND i.covered_seconds > 0
            GROUP BY point
            """;

    private final SqlClient sql;

    SeriesQueries(SqlClient sql) {
        this.sql = sql;
    }

    /**
     * A channel's power. The three lists are as long as each other; a null stands in the same place of all of them,
     * where nothing was measured.
     */
    record SeriesView(
            String deviceId,
            int channel,
            Instant startsAt,
            int stepSeconds,
            String source,
            List<@Nullable Float> meanWatts,
            List<@Nullable Float> minWatts,
            List<@Nullable Float> maxWatts) {}

    /**
     * @param until where the past ends, and with it what can be known
     * @param holds how long a reading speaks for its device
     */
    Future<SeriesView> series(String deviceId, int channel, SeriesGrid grid, Instant until, Duration holds) {
        var values = Arrays.<Object>asList(
                deviceId, channel, Utc.of(grid.startsAt()), Utc.of(until), grid.stepSeconds(), (int) holds.toSeconds());
        return sql.preparedQuery(grid.isOfReadings() ? OF_READINGS : OF_QUARTERS)
                .execute(Tuple.from(grid.isOfReadings() ? values : values.subList(0, 5)))
                .map(rows -> laid(deviceId, channel, grid, rows));
    }

    private static SeriesView laid(String deviceId, int channel, SeriesGrid grid, Iterable<Row> rows) {
        @Nullable Float[] mean = new Float[grid.points()];
        @Nullable Float[] least = new Float[grid.points()];
        @Nullable Float[] most = new Float[grid.points()];
        for (Row row : rows) {
            int point = row.getInteger("point");
            if (point >= 0 && point < mean.length) {
                mean[point] = row.getFloat("mean_watts");
                least[point] = row.getFloat("min_watts");
                most[point] = row.getFloat("max_watts");
            }
        }
        return new SeriesView(
                deviceId,
                channel,
                grid.startsAt(),
                grid.stepSeconds(),
                grid.isOfReadings() ? "readings" : "quarter-hours",
                Arrays.asList(mean),
                Arrays.asList(least),
                Arrays.asList(most));
    }
}
