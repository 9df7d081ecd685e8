package io.mainswatch.ingest.picture;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.mainswatch.common.http.Json;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;

/** Finds what was taught of a meter: in a set-up it had, or in the answer to who asked for it to be taught. */
final class TaughtQueries {
    private static final String FIND = """
            SELECT taught::text AS taught FROM (
              SELECT setup -> 'taught' AS taught FROM meter_setup WHERE device_id = $1
              UNION ALL
              SELECT answer -> 'taught' FROM meter_answer WHERE device_id = $1) AS known
            WHERE taught ->> 'id' = $2 AND taught ->> 'layers' IS NOT NULL
            LIMIT 1
            """;

    private final SqlClient sql;

    TaughtQueries(SqlClient sql) {
        this.sql = sql;
    }

    Future<Optional<Taught>> find(String deviceId, String id) {
        return sql.preparedQuery(FIND)
                .execute(Tuple.of(deviceId, id))
                .map(rows -> rows.stream().findFirst().map(row -> taught(row.getString("taught"))));
    }

    private static Taught taught(String json) {
        try {
            return Taught.of(Json.MAPPER.readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("PostgreSQL keeps only valid jsonb", e);
        }
    }
}
