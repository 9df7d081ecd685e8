package io.mainswatch.dashboard.api;

import io.mainswatch.dashboard.http.Cursor;
import io.mainswatch.dashboard.http.Span;
import io.mainswatch.dashboard.http.Utc;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the {@code reading} table by its key, (channel, instant). */
public final class ReadingQueries {
    private static final String LIST = """
            SELECT c.number, r.taken_at, r.power_watts, r.voltage_volts, r.current_amps, r.energy_wh,
                   r.frequency_hertz, r.power_factor, r.boot, r.seq
            FROM channel c
            JOIN reading r ON r.channel_id = c.id
            WHERE c.device_id = $1 AND ($2::int IS NULL OR c.number = $2)
              AND r.taken_at >= $3 AND r.taken_at < $4
              AND ($5::timestamptz IS NULL OR (r.taken_at, c.number) > ($5, $6))
            ORDER BY r.taken_at, c.number
            LIMIT $7
            """;

    private final SqlClient sql;

    ReadingQueries(SqlClient sql) {
        this.sql = sql;
    }

    /**
     * A subquery for the newest word of a channel. A counter and the power may come in messages of their own, so each
     * value is the newest of the last twenty rows.
     */
    public static String newestOf(String channelId) {
        return """
                SELECT coalesce(max(taken_at) FILTER (WHERE power_watts IS NOT NULL), max(taken_at)) AS taken_at,
                       (array_agg(power_watts ORDER BY taken_at DESC) FILTER (WHERE power_watts IS NOT NULL))[1]
                           AS power_watts,
                       (array_agg(voltage_volts ORDER BY taken_at DESC) FILTER (WHERE voltage_volts IS NOT NULL))[1]
                           AS voltage_volts,
                       (array_agg(current_amps ORDER BY taken_at DESC) FILTER (WHERE current_amps IS NOT NULL))[1]
                           AS current_amps,
                       (array_agg(energy_wh ORDER BY taken_at DESC) FILTER (WHERE energy_wh IS NOT NULL))[1]
                           AS energy_wh,
                       (array_agg(frequency_hertz ORDER BY taken_at DESC) FILTER (WHERE frequency_hertz IS NOT NULL))[1]
                           AS frequency_hertz,
                       (array_agg(power_factor ORDER BY taken_at DESC) FILTER (WHERE power_factor IS NOT NULL))[1]
                           AS power_factor
                FROM (SELECT * FROM reading WHERE channel_id = %s ORDER BY taken_at DESC LIMIT 20) newest
                """.formatted(channelId);
    }

    /** One reading as it was stored. */
    record ReadingView(
            Instant at,
            int channel,
            @Nullable Float powerWatts,
            @Nullable Float voltageVolts,
            @Nullable Float currentAmps,
            @Nullable Double energyWh,
            @Nullable Float frequencyHertz,
            @Nullable Float powerFactor,
            @Nullable Long boot,
            @Nullable Long seq) {}

    /** Oldest first. */
    Future<List<ReadingView>> list(
            String deviceId, @Nullable Integer channel, Span span, Optional<Cursor> after, int limit) {
        return sql.preparedQuery(LIST)
                .execute(Tuple.of(
                        deviceId,
                        channel,
                        Utc.of(span.from()),
                        Utc.of(span.to()),
                        after.map(cursor -> Utc.of(cursor.instant())).orElse(null),
                        after.map(cursor -> Integer.parseInt(cursor.id())).orElse(0),
                        limit))
                .map(rows -> rows.stream().map(ReadingQueries::reading).toList());
    }

    private static ReadingView reading(Row row) {
        return new ReadingView(
                Utc.instant(row, "taken_at"),
                row.getInteger("number"),
                row.getFloat("power_watts"),
                row.getFloat("voltage_volts"),
                row.getFloat("current_amps"),
                row.getDouble("energy_wh"),
                row.getFloat("frequency_hertz"),
                row.getFloat("power_factor"),
                row.getLong("boot"),
                row.getLong("seq"));
    }
}
