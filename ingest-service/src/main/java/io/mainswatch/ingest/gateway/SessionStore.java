package io.mainswatch.ingest.gateway;

import io.mainswatch.ingest.gateway.SessionOpenings.Opening;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** The {@code mqtt_session} table: which connection of a client is its newest, over all gateways. */
final class SessionStore {
    private static final String OPEN = """
            INSERT INTO mqtt_session AS session (client_id, home_id, epoch, gateway, will_topic, will_payload, will_qos,
                                                 will_retain)
            SELECT client_id, home_id, 1, $7, will_topic, will_payload, will_qos, will_retain
            FROM unnest($1::text[], $2::text[], $3::text[], $4::bytea[], $5::int2[], $6::bool[])
                 AS opening(client_id, home_id, will_topic, will_payload, will_qos, will_retain)
            ORDER BY client_id
            ON CONFLICT (client_id) DO UPDATE
            SET epoch = session.epoch + 1, home_id = excluded.home_id, gateway = excluded.gateway, connected_at = now(),
                closed_at = NULL, close_reason = NULL, will_topic = excluded.will_topic,
                will_payload = excluded.will_payload, will_qos = excluded.will_qos, will_retain = excluded.will_retain
            RETURNING client_id, epoch
            """;

    private static final String OVER = """
            SELECT session.client_id, session.epoch, session.closed_at IS NOT NULL AS closed
            FROM unnest($1::text[], $2::int8[]) AS here(client_id, epoch)
            JOIN mqtt_session AS session USING (client_id)
            WHERE session.epoch > here.epoch OR session.closed_at IS NOT NULL
            """;

    private final String gateway;

    SessionStore(String gateway) {
        this.gateway = gateway;
    }

    /** Opens a session for each, each client once; returns their epochs. */
    Future<Map<String, Long>> open(SqlClient sql, List<Opening> openings) {
        var tuple = Tuple.tuple()
                .addArrayOfString(column(openings, opening -> opening.visitor().clientId())
                        .toArray(String[]::new))
                .addArrayOfString(
                        column(openings, opening -> opening.visitor().homeId()).toArray(String[]::new))
                .addArrayOfString(column(
                                openings,
                                opening -> opening.will() == null
                                        ? null
                                        : opening.will().topic())
                        .toArray(String[]::new))
                .addArrayOfBuffer(column(
                                openings,
                                opening -> opening.will() == null
                                        ? null
                                        : Buffer.buffer(opening.will().payload()))
                        .toArray(Buffer[]::new))
                .addArrayOfShort(column(
                                openings,
                                opening -> opening.will() == null
                                        ? null
                                        : (short) opening.will().qos())
                        .toArray(Short[]::new))
                .addArrayOfBoolean(column(
                                openings,
                                opening -> opening.will() == null
                                        ? null
                                        : opening.will().isRetained())
                        .toArray(Boolean[]::new))
                .addString(gateway);
        return sql.preparedQuery(OPEN).execute(tuple).map(rows -> {
            var epochs = new HashMap<String, Long>();
            rows.forEach(row -> epochs.put(row.getString("client_id"), row.getLong("epoch")));
            return epochs;
        });
    }

    /** Of the sessions given, those that are over: replaced elsewhere, or declared lost while we were out of reach. */
    Future<Map<String, Long>> over(SqlClient sql, Collection<Session> sessions) {
        var clients = sessions.stream().map(Session::clientId).toArray(String[]::new);
        var epochs = sessions.stream().map(session -> session.epoch).toArray(Long[]::new);
        return sql.preparedQuery(OVER)
                .execute(Tuple.tuple().addArrayOfString(clients).addArrayOfLong(epochs))
                .map(rows -> {
                    var over = new HashMap<String, Long>();
                    rows.forEach(row -> over.put(
                            row.getString("client_id"), row.getLong("epoch") + (row.getBoolean("closed") ? 1 : 0)));
                    return over;
                });
    }

    private static <T> Stream<T> column(List<Opening> openings, Function<Opening, T> field) {
        return openings.stream().map(field);
    }
}
