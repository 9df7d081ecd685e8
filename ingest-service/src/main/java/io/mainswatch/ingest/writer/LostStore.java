package io.mainswatch.ingest.writer;

import io.mainswatch.ingest.protocol.NumberRange;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The lost numbers in {@code record_mark}: those of records that will never come. */
final class LostStore {
    private static final String GIVEN = """
            unnest($1::text[], $2::int2[], $3::int8[], $4::int8[], $5::int8[]) WITH ORDINALITY
                AS given(device_id, channel, boot, first, last, place)""";

    private static final String OPEN = """
            INSERT INTO record_mark (device_id, channel, boot, received)
            SELECT DISTINCT device_id, channel, boot, '{}'::int8multirange
            FROM %s
            ORDER BY 1, 2, 3
            ON CONFLICT (device_id, channel, boot) DO NOTHING
            """.formatted(GIVEN);

    private static final String LOCK = """
            SELECT FROM record_mark
            WHERE (device_id, channel, boot) IN (SELECT device_id, channel, boot FROM %s)
            ORDER BY device_id, channel, boot
            FOR UPDATE
            """.formatted(GIVEN);

    private static final String KNOWN = """
            SELECT given.place
            FROM %s
            JOIN record_mark USING (device_id, channel, boot)
            WHERE received + lost @> int8range(given.first, given.last, '[]')
            """.formatted(GIVEN);

    private static final String ADD = """
            UPDATE record_mark SET lost = record_mark.lost + (added.numbers - record_mark.received)
            FROM (SELECT device_id, channel, boot, range_agg(int8range(first, last, '[]')) AS numbers
                  FROM %s
                  GROUP BY device_id, channel, boot) AS added
            WHERE record_mark.device_id = added.device_id AND record_mark.channel = added.channel
              AND record_mark.boot = added.boot
            """.formatted(GIVEN) + RecordMarkStore.RETURNING;

    /** Locks the marks of everything these deliveries number, in the one order that every batch uses. */
    Future<Void> lock(SqlClient transaction, List<Delivery> deliveries) {
        var given = new Columns();
        for (var delivery : deliveries) {
            var id = delivery.device().id();
            delivery.lost().forEach(lost -> given.add(id, lost.numbers()));
            delivery.rows().stream()
                    .map(row -> row.reading)
                    .filter(reading -> reading.isNumbered())
                    .forEach(reading -> given.add(id, NumberRange.of(reading)));
        }
        return given.isEmpty()
                ? Future.succeededFuture()
                : transaction
                        .preparedQuery(OPEN)
                        .execute(given.tuple())
                        .compose(opened -> transaction.preparedQuery(LOCK).execute(given.tuple()))
                        .mapEmpty();
    }

    /** Notes what is lost and answers which of it, by its place in the order of the deliveries, was known before. */
    Future<Set<Integer>> add(SqlClient transaction, List<Delivery> deliveries) {
        var given = new Columns();
        deliveries.forEach(delivery ->
                delivery.lost().forEach(lost -> given.add(delivery.device().id(), lost.numbers())));
        if (given.isEmpty()) {
            return Future.succeededFuture(Set.of());
        }
        var known = new HashSet<Integer>();
        return transaction
                .preparedQuery(KNOWN)
                .execute(given.tuple())
                .compose(rows -> {
                    rows.forEach(row -> known.add(row.getLong("place").intValue() - 1));
                    return transaction.preparedQuery(ADD).execute(given.tuple());
                })
                .compose(updated -> RecordMarkStore.keep(transaction, updated))
                .map(kept -> known);
    }

    private static final class Columns {
        private final List<String> devices = new ArrayList<>();
        private final List<NumberRange> ranges = new ArrayList<>();

        void add(String deviceId, NumberRange numbers) {
            devices.add(deviceId);
            ranges.add(numbers);
        }

        boolean isEmpty() {
            return devices.isEmpty();
        }

        Tuple tuple() {
            return Tuple.tuple()
                    .addArrayOfString(devices.toArray(String[]::new))
                    .addArrayOfShort(ranges.stream()
                            .map(range -> (short) range.channel())
                            .toArray(Short[]::new))
                    .addArrayOfLong(ranges.stream().map(NumberRange::boot).toArray(Long[]::new))
                    .addArrayOfLong(ranges.stream().map(NumberRange::from).toArray(Long[]::new))
                    .addArrayOfLong(ranges.stream().map(NumberRange::to).toArray(Long[]::new));
        }
    }
}
