package io.mainswatch.ingest.writer;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/**
 * The {@code record_mark} table: which of a device's own record numbers are stored, thinned into others, or lost for
 * ever. Marks are locked in one order, so that two gateways that hold records of one device wait for each other and never
 * for ever.
 */
final class RecordStore {
    private static final String GIVEN = """
            unnest($1::text[], $2::int2[], $3::int8[], $4::int8[], $5::int8[]""";

    private static final String OPEN = """
            INSERT INTO record_mark (device_id, channel, boot, received)
            SELECT DISTINCT device_id, channel, boot, '{}'::int8multirange
            FROM unnest($1::text[], $2::int2[], $3::int8[]) AS given(device_id, channel, boot)
            ORDER BY 1, 2, 3
            ON CONFLICT (device_id, channel, boot) DO NOTHING
            """;

    /**
     * A number that is covered by a thinned record is known whatever its values were; a thinned record all of whose
     * numbers are known is a repetition, and in conflict only with another thinned one that ends where it does.
     */
    private static final String KNOWN = """
            WITH locked AS (
                SELECT device_id, channel, boot, received, thinned FROM record_mark
                WHERE (device_id, channel, boot) IN (
                    SELECT device_id, channel, boot
                    FROM unnest($1::text[], $2::int2[], $3::int8[]) AS given(device_id, channel, boot))
                ORDER BY device_id, channel, boot
                FOR UPDATE
            )
            SELECT given.place,
                   (locked.thinned @> given.seq) <> (given.seq_from < given.seq)
                   OR coalesce((SELECT bool_or((reading.power_watts, reading.voltage_volts, reading.current_amps,
                                                reading.frequency_hertz, reading.power_factor, reading.energy_wh)
                                               IS NOT DISTINCT FROM
                                               (given.power, given.voltage, given.amps, given.hertz, given.factor,
                                                given.energy))
                                FROM reading
                                WHERE reading.channel_id = given.channel_id AND reading.boot = given.boot
                                  AND reading.seq = given.seq), true) AS same
            FROM %s, $6::int[], $7::real[], $8::real[], $9::real[], $10::real[], $11::real[], $12::float8[])
                 WITH ORDINALITY AS given(device_id, channel, boot, seq_from, seq, channel_id, power, voltage, amps,
                                          hertz, factor, energy, place)
            JOIN locked USING (device_id, channel, boot)
            WHERE locked.received @> int8range(given.seq_from, given.seq, '[]')
            """.formatted(GIVEN);

    /** What comes after all is lost no longer. */
    private static final String ADD = """
            UPDATE record_mark
            SET received = record_mark.received + added.numbers, thinned = record_mark.thinned + added.thinned,
                lost = record_mark.lost - added.numbers
            FROM (SELECT device_id, channel, boot, range_agg(int8range(seq_from, seq, '[]')) AS numbers,
                         coalesce(range_agg(int8range(seq_from, seq, '[]')) FILTER (WHERE seq_from < seq), '{}') AS thinned
                  FROM %s) AS given(device_id, channel, boot, seq_from, seq)
                  GROUP BY device_id, channel, boot) AS added
            WHERE record_mark.device_id = added.device_id AND record_mark.channel = added.channel
              AND record_mark.boot = added.boot
            """.formatted(GIVEN) + RecordMarkStore.RETURNING;

    /** Locks the marks and finds the rows that are stored already: {@code place} from 1, {@code same} values or not. */
    Future<RowSet<Row>> known(SqlClient transaction, List<ReadingRow> rows) {
        var numbers = numbers(rows);
        var marks = Tuple.of(numbers.getValue(0), numbers.getValue(1), numbers.getValue(2));
        new ReadingColumns(rows)
                .addValues(numbers.addArrayOfInteger(
                        rows.stream().map(row -> row.channelId).toArray(Integer[]::new)));
        return transaction
                .preparedQuery(OPEN)
                .execute(marks)
                .compose(opened -> transaction.preparedQuery(KNOWN).execute(numbers));
    }

    Future<Void> add(SqlClient transaction, List<ReadingRow> rows) {
        return rows.isEmpty()
                ? Future.succeededFuture()
                : transaction
                        .preparedQuery(ADD)
                        .execute(numbers(rows))
                        .compose(updated -> RecordMarkStore.keep(transaction, updated));
    }

    private static Tuple numbers(List<ReadingRow> rows) {
        return Tuple.tuple()
                .addArrayOfString(rows.stream().map(row -> row.device.id()).toArray(String[]::new))
                .addArrayOfShort(
                        rows.stream().map(row -> (short) row.reading.channel()).toArray(Short[]::new))
                .addArrayOfLong(rows.stream().map(row -> row.reading.boot()).toArray(Long[]::new))
                .addArrayOfLong(rows.stream().map(row -> row.reading.seqFrom()).toArray(Long[]::new))
                .addArrayOfLong(rows.stream().map(row -> row.reading.seq()).toArray(Long[]::new));
    }
}
