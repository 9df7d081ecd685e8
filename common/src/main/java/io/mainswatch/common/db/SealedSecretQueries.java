package io.mainswatch.common.db;

import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.security.SecretBox;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;

/** Whether the devices' stored secrets open under the master key this program was given. */
public final class SealedSecretQueries {
    private static final String NEWEST = """
            SELECT device_id, sealed FROM device_secret
            WHERE sealed IS NOT NULL AND revoked_at IS NULL
            ORDER BY id DESC LIMIT 1
            """;

    private SealedSecretQueries() {}

    /** Fails under another key: every device would be refused, and nobody would know why. */
    public static Future<Void> requireKey(SqlClient sql, SecretBox box) {
        return sql.query(NEWEST).execute().compose(rows -> {
            for (var row : rows) {
                try {
                    box.open(row.getString("device_id"), row.getBuffer("sealed").getBytes());
                } catch (IllegalStateException otherKey) {
                    return Future.failedFuture(Failure.unavailable(
                            "MAINSWATCH_MASTER_KEY: not the key this database was used with, expected that key or,"
                                    + " without the setting, the same MAINSWATCH_HOME with its master.key",
                            otherKey));
                }
            }
            return Future.succeededFuture();
        });
    }
}
