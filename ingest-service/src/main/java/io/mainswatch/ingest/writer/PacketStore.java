package io.mainswatch.ingest.writer;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * The {@code received_packet} table. A message without time or number of its own leaves its packet id and payload here
 * for ten minutes, in the transaction that stores it: sent again, to whichever gateway, it is a duplicate.
 */
final class PacketStore {
    private static final Comparator<ReadingRow> IN_KEY_ORDER = Comparator.<ReadingRow, String>comparing(
                    row -> row.device.id())
            .thenComparingInt(row -> packet(row).id())
            .thenComparingLong(row -> packet(row).payloadHash());

    private static final String REMEMBER = """
            INSERT INTO received_packet AS packet (device_id, packet_id, payload_hash)
            SELECT * FROM unnest($1::text[], $2::int[], $3::int8[])
            ON CONFLICT (device_id, packet_id, payload_hash) DO UPDATE SET stored_at = now()
            """;

    private static final String REMEMBER_NEW = """
            INSERT INTO received_packet AS packet (device_id, packet_id, payload_hash)
            SELECT * FROM unnest($1::text[], $2::int[], $3::int8[])
            ON CONFLICT (device_id, packet_id, payload_hash) DO UPDATE SET stored_at = now()
            WHERE packet.stored_at < now() - interval '10 minutes'
            RETURNING device_id, packet_id, payload_hash
            """;

    private static final String FORGET = """
            DELETE FROM received_packet WHERE stored_at < now() - interval '10 minutes'
            """;

    /** Remembers messages that come for the first time. No key may be there twice. */
    Future<Void> remember(SqlClient transaction, List<ReadingRow> rows) {
        return rows.isEmpty()
                ? Future.succeededFuture()
                : transaction.preparedQuery(REMEMBER).execute(keys(rows)).mapEmpty();
    }

    /** Remembers messages sent again; returns the keys of those that had never come. */
    Future<RowSet<Row>> rememberNew(SqlClient transaction, List<ReadingRow> rows) {
        return transaction.preparedQuery(REMEMBER_NEW).execute(keys(rows));
    }

    Future<Void> forget(SqlClient sql) {
        return sql.query(FORGET).execute().mapEmpty();
    }

    /** In one order everywhere, so that two gateways never wait for each other in a circle. */
    private static Tuple keys(List<ReadingRow> rows) {
        var ordered = rows.stream().sorted(IN_KEY_ORDER).toList();
        return Tuple.tuple()
                .addArrayOfString(ordered.stream().map(row -> row.device.id()).toArray(String[]::new))
                .addArrayOfInteger(ordered.stream().map(row -> packet(row).id()).toArray(Integer[]::new))
                .addArrayOfLong(
                        ordered.stream().map(row -> packet(row).payloadHash()).toArray(Long[]::new));
    }

    static Packet packet(ReadingRow row) {
        return Objects.requireNonNull(row.packet);
    }
}
