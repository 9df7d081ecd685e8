package io.mainswatch.ingest.writer;

import io.mainswatch.ingest.device.KnownDevice;
import io.mainswatch.ingest.protocol.Measurement;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The {@code held_reading} table. */
final class HeldStore {

    private static final Logger LOG = LoggerFactory.getLogger(HeldStore.class);

    private static final String INSERT = """
            INSERT INTO held_reading (channel_id, taken_micros, power_watts, voltage_volts, current_amps, frequency_hertz,
                                      power_factor, energy_wh, boot, seq, home_id, device_id, channel, seq_from,
                                      server_boot, monotonic_nanos)
            SELECT channel_id, nullif(micros, $15), power, voltage, amps, hertz, factor, energy, boot, seq, home_id,
                   device_id, channel, seq_from, $16, $17
            FROM unnest($1::int[], $2::int8[], $3::real[], $4::real[], $5::real[], $6::real[], $7::real[],
                        $8::float8[], $9::int8[], $10::int8[], $11::text[], $12::text[], $13::int2[], $14::int8[])
                 AS given(channel_id, micros, power, voltage, amps, hertz, factor, energy, boot, seq, home_id, device_id,
                          channel, seq_from)
            """;

    /** What came in an earlier life of the machine is dated to the beginning of this one: later it cannot have been. */
    private static final String TAKE = """
            DELETE FROM held_reading
            WHERE id IN (SELECT id FROM held_reading ORDER BY id LIMIT $4 FOR UPDATE SKIP LOCKED)
            RETURNING *, coalesce(taken_micros, CASE
                WHEN server_boot = $1 THEN $3::int8 - ($2::int8 - monotonic_nanos) / 1000
                ELSE $3::int8 - $2::int8 / 1000 END) AS micros
            """;

    private static final String REMOVE = "DELETE FROM held_reading WHERE id = $1";

    private final String serverBoot;

    /** @param serverBoot within which monotonic times are comparable */
    HeldStore(String serverBoot) {
        this.serverBoot = serverBoot;
    }

    Future<Void> insert(SqlClient transaction, List<ReadingRow> rows, long nanos) {
        if (rows.isEmpty()) {
            return Future.succeededFuture();
        }
        var tuple = new ReadingColumns(rows)
                .tuple()
                .addArrayOfString(rows.stream().map(row -> row.device.homeId()).toArray(String[]::new))
                .addArrayOfString(rows.stream().map(row -> row.device.id()).toArray(String[]::new))
                .addArrayOfShort(
                        rows.stream().map(row -> (short) row.reading.channel()).toArray(Short[]::new))
                .addArrayOfLong(rows.stream()
                        .map(row -> row.reading.isNumbered() ? row.reading.seqFrom() : null)
                        .toArray(Long[]::new))
                .addLong(Measurement.ABSENT)
                .addString(serverBoot)
                .addLong(nanos);
        return transaction.preparedQuery(INSERT).execute(tuple).mapEmpty();
    }

    /** A row that waits, by its number. */
    record Held(long id, ReadingRow row) {}

    /** Takes up to so many rows out, each with its time. */
    Future<List<Held>> take(SqlClient transaction, int most, long nanos, long nowMicros) {
        return transaction
                .preparedQuery(TAKE)
                .execute(Tuple.of(serverBoot, nanos, nowMicros, most))
                .map(rows -> {
                    List<Held> taken = new ArrayList<>();
                    rows.forEach(row -> taken.add(new Held(row.getLong("id"), row(row))));
                    return taken;
                });
    }

    /** Whether it was there. */
    Future<Boolean> remove(SqlClient sql, long id) {
        return sql.preparedQuery(REMOVE).execute(Tuple.of(id)).map(rows -> rows.rowCount() == 1);
    }

    private static ReadingRow row(Row row) {
        // Only its id counts from here on: whoever waited for an answer has had it.
        var device = new KnownDevice(row.getString("device_id"), row.getString("home_id"), false, ZoneOffset.UTC);
        var reading = new Measurement(
                row.getShort("channel"),
                row.getLong("micros"),
                real(row, "power_watts"),
                real(row, "voltage_volts"),
                real(row, "current_amps"),
                real(row, "frequency_hertz"),
                real(row, "power_factor"),
                row.getDouble("energy_wh") == null ? Double.NaN : row.getDouble("energy_wh"),
                number(row, "boot"),
                number(row, "seq"),
                row.getLong("seq_from") == null ? number(row, "seq") : row.getLong("seq_from"));
        return new ReadingRow(device, reading, null, new Answered(device.id()), row.getInteger("channel_id"));
    }

    private static long number(Row row, String column) {
        var value = row.getLong(column);
        return value == null ? Measurement.ABSENT : value;
    }

    private static float real(Row row, String column) {
        var value = row.getFloat(column);
        return value == null ? Float.NaN : value;
    }

    /** Its sender was answered when it was held. */
    private record Answered(String deviceId) implements Intake.Receipt {
        @Override
        public void stored() {
            // Answered already.
        }

        @Override
        public void duplicate() {
            // Answered already.
        }

        @Override
        public void rejected(String reason) {
            LOG.atWarn()
                    .addKeyValue("deviceId", deviceId)
                    .addKeyValue("reason", reason)
                    .log("a held reading was not stored");
        }
    }
}
