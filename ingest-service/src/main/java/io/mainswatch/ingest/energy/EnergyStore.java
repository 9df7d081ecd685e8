package io.mainswatch.ingest.energy;

import io.mainswatch.common.db.Watermark;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collector;

/**
 * Reads batches and readings, writes {@code interval_energy}; all through one connection, which holds the lock that keeps
 * other copies from doing the same work.
 */
final class EnergyStore {
    private static final String CONSUMER = "energy";

    /** A lock of the session: it ends with the connection at the latest. */
    private static final String LOCK = "SELECT pg_try_advisory_lock(hashtext('mainswatch.energy')) AS locked";

    private static final String UNLOCK = "SELECT pg_advisory_unlock(hashtext('mainswatch.energy'))";

    private static final String MARK = "SELECT xact::text AS xact, id FROM ingest_watermark WHERE consumer = $1";

    private static final String MOVE_MARK = """
            INSERT INTO ingest_watermark (consumer, xact, id) VALUES ($1, $2::text::xid8, $3)
            ON CONFLICT (consumer) DO UPDATE SET xact = excluded.xact, id = excluded.id
            """;

    private static final String BATCHES = """
            SELECT id, xact::text AS xact, channels,
                   round(date_part('epoch', from_at) * 1e6)::int8 AS from_micros,
                   round(date_part('epoch', to_at) * 1e6)::int8 AS to_micros
            FROM reading_batch
            WHERE (xact, id) > ($1::text::xid8, $2) AND xact < pg_snapshot_xmin(pg_current_snapshot())
            ORDER BY xact, id
            LIMIT $3
            """;

    private static final String CADENCES = """
            SELECT channel.id, device.cadence_seconds FROM channel
            JOIN device ON device.id = channel.device_id
            WHERE channel.id = ANY($1)
            """;

    /**
     * How far around each span the readings reach that say something about it: to the neighbour by power, and to the
     * third by counter where the counter is near enough to be used.
     */
    private static final String AROUND = """
            SELECT place,
                   round(date_part('epoch', least(span.from_at, before.at)) * 1e6)::int8 AS from_micros,
                   round(date_part('epoch', greatest(span.to_at, after.at)) * 1e6)::int8 AS to_micros
            FROM (SELECT place, channel_id, timestamptz 'epoch' + from_micros * interval '1 microsecond' AS from_at,
                         timestamptz 'epoch' + to_micros * interval '1 microsecond' AS to_at
                  FROM unnest($1::int[], $2::int8[], $3::int8[])
                    WITH ORDINALITY AS given (channel_id, from_micros, to_micros, place)) AS span
            CROSS JOIN LATERAL (
              WITH near AS MATERIALIZED (
                SELECT taken_at, power_watts, energy_wh FROM reading
                WHERE channel_id = span.channel_id AND taken_at < span.from_at
                  AND taken_at >= span.from_at - interval '400 days'
                ORDER BY taken_at DESC LIMIT $4)
              SELECT least((SELECT max(taken_at) FROM near WHERE power_watts IS NOT NULL),
                           (SELECT min(taken_at) FROM (SELECT taken_at FROM near WHERE energy_wh IS NOT NULL
                                                       ORDER BY taken_at DESC LIMIT 3) AS counted)) AS at
            ) AS before
            CROSS JOIN LATERAL (
              WITH near AS MATERIALIZED (
                SELECT taken_at, power_watts, energy_wh FROM reading
                WHERE channel_id = span.channel_id AND taken_at > span.to_at
                  AND taken_at <= span.to_at + interval '400 days'
                ORDER BY taken_at LIMIT $4)
              SELECT greatest((SELECT min(taken_at) FROM near WHERE power_watts IS NOT NULL),
                              (SELECT max(taken_at) FROM (SELECT taken_at FROM near WHERE energy_wh IS NOT NULL
                                                          ORDER BY taken_at LIMIT 3) AS counted)) AS at
            ) AS after
            ORDER BY place
            """;

    /** OFFSET 0 keeps each span an index scan of its own, in the weeks it touches. */
    private static final String READINGS = """
            SELECT span.place::int AS place, round(date_part('epoch', taken_at) * 1e6)::int8 AS micros,
                   power_watts, energy_wh
            FROM unnest($1::int[], $2::int8[], $3::int8[])
              WITH ORDINALITY AS span (channel_id, from_micros, to_micros, place)
            CROSS JOIN LATERAL (
              SELECT taken_at, power_watts, energy_wh FROM reading
              WHERE channel_id = span.channel_id
                AND taken_at >= timestamptz 'epoch' + span.from_micros * interval '1 microsecond'
                AND taken_at <= timestamptz 'epoch' + span.to_micros * interval '1 microsecond'
              ORDER BY taken_at OFFSET 0) AS one
            ORDER BY place, taken_at
            """;

    /** Quarter-hours of the spans that have nothing in them any more go; unchanged ones are not written again. */
    private static final String REPLACE = """
            WITH fresh AS (
              SELECT channel_id, timestamptz 'epoch' + micros * interval '1 microsecond' AS starts_at, energy_wh,
                     min_watts, max_watts, watt_seconds, covered_seconds, samples
              FROM unnest($4::int[], $5::int8[], $6::float8[], $7::real[], $8::real[], $9::float8[], $10::real[],
                          $11::int[])
                AS given (channel_id, micros, energy_wh, min_watts, max_watts, watt_seconds, covered_seconds, samples)),
            gone AS (
              DELETE FROM interval_energy AS old
              USING unnest($1::int[], $2::int8[], $3::int8[]) AS span (channel_id, from_micros, to_micros)
              WHERE old.channel_id = span.channel_id
                AND old.starts_at >= timestamptz 'epoch' + span.from_micros * interval '1 microsecond'
                AND old.starts_at < timestamptz 'epoch' + span.to_micros * interval '1 microsecond'
                AND NOT EXISTS (SELECT FROM fresh
                                WHERE fresh.channel_id = old.channel_id AND fresh.starts_at = old.starts_at))
            INSERT INTO interval_energy AS old
              (channel_id, starts_at, energy_wh, min_watts, max_watts, watt_seconds, covered_seconds, samples)
            SELECT * FROM fresh
            ON CONFLICT (channel_id, starts_at) DO UPDATE
            SET energy_wh = excluded.energy_wh, min_watts = excluded.min_watts, max_watts = excluded.max_watts,
                watt_seconds = excluded.watt_seconds, covered_seconds = excluded.covered_seconds,
                samples = excluded.samples
            WHERE (old.energy_wh, old.min_watts, old.max_watts, old.watt_seconds, old.covered_seconds, old.samples)
              IS DISTINCT FROM (excluded.energy_wh, excluded.min_watts, excluded.max_watts, excluded.watt_seconds,
                                excluded.covered_seconds, excluded.samples)
            """;

    private final SqlConnection connection;

    EnergyStore(SqlConnection connection) {
        this.connection = connection;
    }

    /** Whether this connection now does the work; false when another copy does. */
    Future<Boolean> lock() {
        return connection
                .query(LOCK)
                .execute()
                .map(rows -> rows.iterator().next().getBoolean("locked"));
    }

    Future<Void> unlock() {
        return connection.query(UNLOCK).execute().mapEmpty();
    }

    Future<Watermark> mark() {
        return connection.preparedQuery(MARK).execute(Tuple.of(CONSUMER)).map(rows -> {
            for (Row row : rows) {
                return new Watermark(row.getString("xact"), row.getLong("id"));
            }
            return Watermark.START;
        });
    }

    Future<Void> moveMark(Watermark mark) {
        return connection
                .preparedQuery(MOVE_MARK)
                .execute(Tuple.of(CONSUMER, mark.xact(), mark.id()))
                .mapEmpty();
    }

    /** What committed after the mark: where it was touched, and the mark to go on from. */
    Future<Touched> touchedAfter(Watermark mark, int mostBatches) {
        return connection
                .preparedQuery(BATCHES)
                .execute(Tuple.of(mark.xact(), mark.id(), mostBatches))
                .map(rows -> {
                    var spans = new ArrayList<Span>();
                    var next = mark;
                    for (Row row : rows) {
                        for (int channelId : row.getArrayOfIntegers("channels")) {
                            spans.add(new Span(channelId, row.getLong("from_micros"), row.getLong("to_micros")));
                        }
                        next = new Watermark(row.getString("xact"), row.getLong("id"));
                    }
                    return new Touched(spans, next);
                });
    }

    /** By channel; a channel that does not exist any more is left out. */
    Future<Map<Integer, Integer>> cadenceSeconds(List<Span> spans) {
        var channels = spans.stream().map(Span::channelId).distinct().toArray(Integer[]::new);
        return connection.preparedQuery(CADENCES).execute(Tuple.of(channels)).map(rows -> {
            var cadences = new HashMap<Integer, Integer>();
            for (Row row : rows) {
                cadences.put(row.getInteger("id"), row.getInteger("cadence_seconds"));
            }
            return cadences;
        });
    }

    /** Each span widened to the readings around it that bear on it, both ends included. */
    Future<List<Span>> around(List<Span> spans) {
        var asked = columns(spans).addInteger(CounterSteps.MOST_READINGS_BETWEEN);
        return connection.preparedQuery(AROUND).execute(asked).map(rows -> {
            var wider = new ArrayList<Span>();
            for (Row row : rows) {
                int channelId = spans.get(wider.size()).channelId();
                wider.add(new Span(channelId, row.getLong("from_micros"), row.getLong("to_micros")));
            }
            return wider;
        });
    }

    /** The readings of each span, both ends included. */
    Future<List<Series>> readings(List<Span> spans) {
        Collector<Row, List<Series>, List<Series>> bySpan = Collector.of(
                () -> spans.stream().map(span -> new Series()).collect(ArrayList::new, List::add, List::addAll),
                EnergyStore::add,
                (left, right) -> {
                    throw new IllegalStateException("rows come one after the other");
                });
        return connection
                .preparedQuery(READINGS)
                .collecting(bySpan)
                .execute(columns(spans))
                .map(SqlResult::value);
    }

    /** Makes the spans hold exactly these quarter-hours; the two lists go together. */
    Future<Void> replace(List<Span> spans, List<List<IntervalEnergy>> quarters) {
        return connection
                .preparedQuery(REPLACE)
                .execute(new IntervalColumns(spans, quarters).addTo(columns(spans)))
                .mapEmpty();
    }

    private static void add(List<Series> all, Row row) {
        var watts = row.getFloat(2);
        var counter = row.getDouble(3);
        all.get(row.getInteger(0) - 1)
                .add(row.getLong(1), watts == null ? Float.NaN : watts, counter == null ? Double.NaN : counter);
    }

    private static Tuple columns(List<Span> spans) {
        return Tuple.of(
                spans.stream().map(Span::channelId).toArray(Integer[]::new),
                spans.stream().map(Span::fromMicros).toArray(Long[]::new),
                spans.stream().map(Span::toMicros).toArray(Long[]::new));
    }

    /** Where readings were added, in the order of the batches, and how far that goes. */
    record Touched(List<Span> spans, Watermark next) {}
}
