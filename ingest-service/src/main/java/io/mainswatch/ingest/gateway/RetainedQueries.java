package io.mainswatch.ingest.gateway;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads retained messages, page by page in the order of their topics, on whichever gateway they were stored. */
final class RetainedQueries {
    static final int PAGE = 500;

    private static final String AFTER = """
            SELECT topic, payload, qos FROM retained_message
            WHERE starts_with(topic, $1) AND topic COLLATE "C" > $2
              AND ($3::text IS NULL OR (SELECT home_id FROM device WHERE device.id = device_id) = $3)
            ORDER BY topic COLLATE "C" LIMIT $4
            """;

    record Kept(String topic, byte[] payload, int qos) {}

    /** @param home whose messages, or null for every home's */
    Future<List<Kept>> after(SqlClient sql, String prefix, String lastTopic, @Nullable String home) {
        var tuple = Tuple.tuple()
                .addString(prefix)
                .addString(lastTopic)
                .addString(home)
                .addInteger(PAGE);
        return sql.preparedQuery(AFTER).execute(tuple).map(rows -> {
            List<Kept> page = new ArrayList<>();
            rows.forEach(row -> page.add(
                    new Kept(row.getString("topic"), row.getBuffer("payload").getBytes(), row.getShort("qos"))));
            return page;
        });
    }
}
