package io.mainswatch.ingest.device;

import io.mainswatch.ingest.device.ChannelDirectory.Channel;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The {@code channel} table. */
final class ChannelStore {
    private static final String SELECT = """
            SELECT device_id, number, id FROM channel
            JOIN unnest($1::text[], $2::int[]) AS asked (asked_device, asked_number)
              ON device_id = asked_device AND number = asked_number
            """;

    /** Channels of devices that are not registered are left out rather than refused: their neighbours are innocent. */
    private static final String INSERT = """
            INSERT INTO channel (home_id, device_id, number)
            SELECT device.home_id, device.id, asked_number
            FROM unnest($1::text[], $2::int[]) AS asked (asked_device, asked_number)
            JOIN device ON device.id = asked_device AND device.deleted_at IS NULL
            ORDER BY asked_device, asked_number
            ON CONFLICT (device_id, number) DO NOTHING
            """;

    private final Pool pool;

    ChannelStore(Pool pool) {
        this.pool = pool;
    }

    /** The ids of these channels, made where missing; without those whose device is not registered. */
    Future<Map<Channel, Integer>> ensure(List<Channel> channels) {
        var asked = Tuple.of(Channel.deviceIds(channels), (Object) Channel.numbers(channels));
        return select(asked)
                .compose(found -> found.size() == channels.size()
                        ? Future.succeededFuture(found)
                        // Whoever else makes the same row at the same time, one of the two inserts wins and both read
                        // it.
                        : pool.preparedQuery(INSERT).execute(asked).compose(done -> select(asked)));
    }

    private Future<Map<Channel, Integer>> select(Tuple asked) {
        return pool.preparedQuery(SELECT).execute(asked).map(rows -> {
            var ids = new HashMap<Channel, Integer>();
            for (Row row : rows) {
                ids.put(new Channel(row.getString("device_id"), row.getInteger("number")), row.getInteger("id"));
            }
            return ids;
        });
    }
}
