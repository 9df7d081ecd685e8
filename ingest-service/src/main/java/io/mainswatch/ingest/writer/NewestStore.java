package io.mainswatch.ingest.writer;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * {@code channel_state} and {@code device_state}: what can be recomputed from the readings and is kept so that nobody
 * has to. Written in one order, newest only.
 */
final class NewestStore {
    private static final String CHANNELS = """
            INSERT INTO channel_state AS state (channel_id, taken_at, power_watts, voltage_volts, current_amps,
                                                frequency_hertz, power_factor, energy_wh)
            SELECT channel_id, timestamptz 'epoch' + micros * interval '1 microsecond', power, voltage, amps, hertz,
                   factor, energy
            FROM unnest($1::int[], $2::int8[], $3::real[], $4::real[], $5::real[], $6::real[], $7::real[],
                        $8::float8[])
                 AS newest(channel_id, micros, power, voltage, amps, hertz, factor, energy)
            ORDER BY channel_id
            ON CONFLICT (channel_id) DO UPDATE
            SET taken_at = excluded.taken_at,
                power_watts = coalesce(excluded.power_watts, state.power_watts),
                voltage_volts = coalesce(excluded.voltage_volts, state.voltage_volts),
                current_amps = coalesce(excluded.current_amps, state.current_amps),
                frequency_hertz = coalesce(excluded.frequency_hertz, state.frequency_hertz),
                power_factor = coalesce(excluded.power_factor, state.power_factor),
                energy_wh = coalesce(excluded.energy_wh, state.energy_wh)
            WHERE excluded.taken_at >= state.taken_at
            """;

    private static final String DEVICES = """
            INSERT INTO device_state AS state (device_id, last_seen_at)
            SELECT device_id, timestamptz 'epoch' + micros * interval '1 microsecond'
            FROM unnest($1::text[], $2::int8[]) AS seen(device_id, micros)
            ORDER BY device_id
            ON CONFLICT (device_id) DO UPDATE SET last_seen_at = excluded.last_seen_at
            WHERE excluded.last_seen_at > state.last_seen_at
            """;

    Future<Void> channels(SqlClient sql, List<NewestChannel> newest) {
        if (newest.isEmpty()) {
            return Future.succeededFuture();
        }
        var tuple = Tuple.tuple()
                .addArrayOfInteger(newest.stream().map(one -> one.channelId).toArray(Integer[]::new))
                .addArrayOfLong(newest.stream().map(one -> one.takenAtMicros).toArray(Long[]::new))
                .addArrayOfFloat(floats(newest, one -> one.powerWatts))
                .addArrayOfFloat(floats(newest, one -> one.voltageVolts))
                .addArrayOfFloat(floats(newest, one -> one.currentAmps))
                .addArrayOfFloat(floats(newest, one -> one.frequencyHertz))
                .addArrayOfFloat(floats(newest, one -> one.powerFactor))
                .addArrayOfDouble(newest.stream()
                        .map(one -> Double.isNaN(one.energyWattHours) ? null : one.energyWattHours)
                        .toArray(Double[]::new));
        return sql.preparedQuery(CHANNELS).execute(tuple).mapEmpty();
    }

    /** @param seenMicros when each device was last heard */
    Future<Void> devices(SqlClient sql, Map<String, Long> seenMicros) {
        if (seenMicros.isEmpty()) {
            return Future.succeededFuture();
        }
        var ordered = new TreeMap<>(seenMicros);
        return sql.preparedQuery(DEVICES)
                .execute(Tuple.tuple()
                        .addArrayOfString(ordered.keySet().toArray(String[]::new))
                        .addArrayOfLong(ordered.values().toArray(Long[]::new)))
                .mapEmpty();
    }

    private static Float[] floats(List<NewestChannel> newest, ToDoubleFunction<NewestChannel> field) {
        var column = new Float[newest.size()];
        for (int i = 0; i < column.length; i++) {
            double value = field.applyAsDouble(newest.get(i));
            if (!Double.isNaN(value)) {
                column[i] = (float) value;
            }
        }
        return column;
    }
}
