package io.mainswatch.dashboard.api;

import io.mainswatch.common.security.Secrets;
import io.mainswatch.dashboard.http.Utc;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;

/** Whether a ping key is a device's own. The keys themselves are nowhere: only their digests are stored. */
final class PingKeyQueries {
    private static final String OPENS = """
            SELECT count(*) FROM device_secret
            WHERE device_id = $1 AND kind = 'ping' AND key_hash = $2 AND revoked_at IS NULL
              AND (expires_at IS NULL OR expires_at > $3)
            """;

    private final SqlClient sql;

    PingKeyQueries(SqlClient sql) {
        this.sql = sql;
    }

    Future<Boolean> isValid(String deviceId, String pingKey, Instant now) {
        return sql.preparedQuery(OPENS)
                .execute(Tuple.of(deviceId, Secrets.sha256(pingKey), Utc.of(now)))
                .map(rows -> rows.iterator().next().getLong(0) > 0);
    }
}
