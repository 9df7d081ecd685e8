package io.mainswatch.ingest.registration;

import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.security.SecretBox;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;

/** Reads a secret that was just made, for the device it was made for. */
final class SecretQueries {
    private static final String SEALED = """
            SELECT sealed FROM device_secret WHERE id = $1 AND device_id = $2 AND kind = 'secret' AND revoked_at IS NULL
            """;

    private final SqlClient sql;
    private final SecretBox box;

    SecretQueries(SqlClient sql, SecretBox box) {
        this.sql = sql;
        this.box = box;
    }

    /** Fails as unavailable when it was revoked in the same moment. */
    Future<String> open(String deviceId, long secretId) {
        return sql.preparedQuery(SEALED)
                .execute(Tuple.of(secretId, deviceId))
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> box.open(deviceId, row.getBuffer("sealed").getBytes()))
                        .orElseThrow(() -> Failure.unavailable("the secret was replaced meanwhile, ask again", null)));
    }
}
