package io.mainswatch.ingest.picture;

import io.mainswatch.ingest.picture.judge.Believed;
import io.mainswatch.ingest.picture.judge.Published;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is believed of a meter as readings of its device's channel, so that energy, cost and history come from it like from
 * any other counter. Runs in the judge's transaction; the batch makes roll-ups and bills look again wherever a value came
 * or went.
 */
final class CounterStore {
    private static final String REMOVE = "DELETE FROM reading WHERE channel_id = $1 AND taken_at = ANY($2)";

    private static final String INSERT = """
            INSERT INTO reading (channel_id, taken_at, energy_wh)
            SELECT $1, at, wh FROM unnest($2::timestamptz[], $3::float8[]) AS given(at, wh)
            ON CONFLICT (channel_id, taken_at) DO UPDATE SET energy_wh = excluded.energy_wh
            """;

    /** Stored when the device was last heard: what a person corrects is no sign of life of the camera. */
    private static final String BATCH = """
            INSERT INTO reading_batch (gateway, channels, from_at, to_at, stored_at)
            SELECT 'pictures', ARRAY[$1::int], $2, $3,
                   coalesce((SELECT max(received_at) FROM picture WHERE device_id = $4 AND origin = 'camera'
                             AND received_at > now() - interval '1 hour'), now() - interval '1 hour')
            RETURNING id
            """;

    private static final String NEWEST = """
            INSERT INTO channel_state (channel_id, taken_at, energy_wh)
            SELECT channel_id, taken_at, energy_wh FROM reading
            WHERE channel_id = $1 AND taken_at > now() - interval '400 days'
            ORDER BY taken_at DESC LIMIT 1
            ON CONFLICT (channel_id) DO UPDATE SET taken_at = excluded.taken_at, energy_wh = excluded.energy_wh
            """;

    private final SqlClient transaction;

    CounterStore(SqlClient transaction) {
        this.transaction = transaction;
    }

    /** Takes the ones out, puts the others in, and answers the batch's id where anything was changed. */
    Future<Optional<Long>> change(int channelId, String deviceId, List<Believed> gone, List<Published> come) {
        var instants = new ArrayList<Instant>();
        gone.forEach(one -> instants.add(one.at()));
        come.forEach(one -> instants.add(one.at()));
        if (instants.isEmpty()) {
            return Future.succeededFuture(Optional.empty());
        }
        var first = utc(instants.stream().min(Instant::compareTo).orElseThrow());
        var last = utc(instants.stream().max(Instant::compareTo).orElseThrow());
        return transaction
                .preparedQuery(REMOVE)
                .execute(Tuple.of(channelId, (Object) utc(gone.stream().map(Believed::at))))
                .compose(done -> transaction
                        .preparedQuery(INSERT)
                        .execute(Tuple.of(
                                channelId,
                                utc(come.stream().map(Published::at)),
                                come.stream().map(Published::wattHours).toArray(Double[]::new))))
                .compose(done -> transaction.preparedQuery(NEWEST).execute(Tuple.of(channelId)))
                .compose(done -> transaction.preparedQuery(BATCH).execute(Tuple.of(channelId, first, last, deviceId)))
                .map(rows -> Optional.of(rows.iterator().next().getLong("id")));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static OffsetDateTime[] utc(Stream<Instant> instants) {
        return instants.map(CounterStore::utc).toArray(OffsetDateTime[]::new);
    }
}
