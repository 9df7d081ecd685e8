package io.mainswatch.ingest.writer;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import java.util.List;

/**
 * The {@code reading} table and its batches. One statement is one transaction: the rows and the batch that tells the
 * sweeps of them commit together or not at all.
 */
final class ReadingStore {
    /** Times cross the wire as microseconds: exact, and a tenth of the cost of a date. */
    private static final String GIVEN = """
            unnest($1::int[], $2::int8[], $3::real[], $4::real[], $5::real[], $6::real[], $7::real[], $8::float8[],
                   $9::int8[], $10::int8[])""";

    private static final String INSERT = """
            WITH inserted AS (
                INSERT INTO reading (channel_id, taken_at, power_watts, voltage_volts, current_amps, frequency_hertz,
                                     power_factor, energy_wh, boot, seq)
                SELECT channel_id, timestamptz 'epoch' + micros * interval '1 microsecond', power, voltage, amps, hertz,
                       factor, energy, boot, seq
                FROM %s AS given(channel_id, micros, power, voltage, amps, hertz, factor, energy, boot, seq)
                ON CONFLICT (channel_id, taken_at) DO NOTHING
                RETURNING 1
            ), batch AS (
                INSERT INTO reading_batch (gateway, channels, from_at, to_at)
                SELECT $11, array_agg(channel_id ORDER BY channel_id),
                       timestamptz 'epoch' + min(from_micros) * interval '1 microsecond',
                       timestamptz 'epoch' + max(to_micros) * interval '1 microsecond'
                FROM unnest($12::int[], $13::int[], $14::int8[], $15::int8[])
                     AS span(channel_id, part, from_micros, to_micros)
                GROUP BY part
                RETURNING id, xact
            )
            SELECT max(id) AS id, max(xact::text) AS xact, (SELECT count(*) FROM inserted) AS inserted FROM batch
            """.formatted(GIVEN);

    /** Which rows of a batch that transaction did not write itself, and whether what stands there says the same. */
    private static final String FOUND = """
            SELECT given.place, reading.xmin = ($11::text::xid8)::xid AS own,
                   (reading.power_watts, reading.voltage_volts, reading.current_amps, reading.frequency_hertz,
                    reading.power_factor, reading.energy_wh, reading.boot, reading.seq)
                   IS NOT DISTINCT FROM
                   (given.power, given.voltage, given.amps, given.hertz, given.factor, given.energy, given.boot,
                    given.seq) AS same
            FROM %s WITH ORDINALITY
                 AS given(channel_id, micros, power, voltage, amps, hertz, factor, energy, boot, seq, place)
            JOIN reading ON reading.channel_id = given.channel_id
                        AND reading.taken_at = timestamptz 'epoch' + given.micros * interval '1 microsecond'
            ORDER BY given.place
            """.formatted(GIVEN);

    private final String gateway;

    /** @param gateway whose name the batches carry */
    ReadingStore(String gateway) {
        this.gateway = gateway;
    }

    /** A committed batch: its number, its transaction, and how many rows were new. */
    record Stored(long batchId, String xact, int inserted) {}

    Future<Stored> insert(SqlClient sql, List<ReadingRow> rows) {
        var tuple = BatchSpans.of(rows).addTo(new ReadingColumns(rows).tuple().addString(gateway));
        return sql.preparedQuery(INSERT).execute(tuple).map(ReadingStore::stored);
    }

    /** Column {@code place} counts from 1. */
    Future<RowSet<Row>> found(SqlClient sql, List<ReadingRow> rows, String xact) {
        return sql.preparedQuery(FOUND).execute(new ReadingColumns(rows).tuple().addString(xact));
    }

    private static Stored stored(RowSet<Row> rows) {
        var row = rows.iterator().next();
        return new Stored(row.getLong("id"), row.getString("xact"), row.getInteger("inserted"));
    }
}
