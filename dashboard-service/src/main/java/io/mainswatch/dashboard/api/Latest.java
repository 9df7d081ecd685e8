package io.mainswatch.dashboard.api;

import io.mainswatch.dashboard.http.Utc;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a channel said last. A value a device does not send is null; one it sends less often than the others (its
 * counter) is the last it sent.
 */
public record Latest(
        Instant at,
        @Nullable Float powerWatts,
        @Nullable Float voltageVolts,
        @Nullable Float currentAmps,
        @Nullable Double energyWh,
        @Nullable Float frequencyHertz,
        @Nullable Float powerFactor) {
    /** Of a row with {@code taken_at} and the values; null when the channel never said anything. */
    public static @Nullable Latest of(Row row) {
        var at = Utc.instantOrNull(row, "taken_at");
        return at == null
                ? null
                : new Latest(
                        at,
                        row.getFloat("power_watts"),
                        row.getFloat("voltage_volts"),
                        row.getFloat("current_amps"),
                        row.getDouble("energy_wh"),
                        row.getFloat("frequency_hertz"),
                        row.getFloat("power_factor"));
    }
}
