package io.mainswatch.ingest.http;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;

/** The {@code device_facts} table: what each device last said about itself. */
final class FactStore {
    private static final String REPLACE = """
            INSERT INTO device_facts (device_id, facts) VALUES ($1, $2)
            ON CONFLICT (device_id) DO UPDATE SET facts = excluded.facts, reported_at = now()
            """;

    private final SqlClient sql;

    FactStore(SqlClient sql) {
        this.sql = sql;
    }

    Future<Void> replace(String deviceId, JsonObject facts) {
        return sql.preparedQuery(REPLACE).execute(Tuple.of(deviceId, facts)).mapEmpty();
    }
}
