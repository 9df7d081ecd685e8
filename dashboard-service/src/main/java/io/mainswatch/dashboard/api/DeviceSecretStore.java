package io.mainswatch.dashboard.api;

import io.mainswatch.dashboard.api.DeviceKeys.Fresh;
import io.mainswatch.dashboard.http.Utc;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;

/** The {@code device_secret} table, always in the transaction of whoever changes the device. */
final class DeviceSecretStore {
    private static final String INSERT_SECRET = """
            INSERT INTO device_secret (device_id, kind, sealed, secret_hash, created_at)
            VALUES ($1, 'secret', $2, $3, $4)
            RETURNING id
            """;

    private static final String INSERT_PING_KEY = """
            INSERT INTO device_secret (device_id, kind, key_hash, created_at) VALUES ($1, 'ping', $2, $3)
            """;

    private static final String REVOKE = """
            UPDATE device_secret SET revoked_at = $2 WHERE device_id = $1 AND revoked_at IS NULL
            """;

    private static final String REVOKE_SECRETS = """
            UPDATE device_secret SET revoked_at = $2 WHERE device_id = $1 AND kind = 'secret' AND revoked_at IS NULL
            """;

    /** What was to end sooner still does. */
    private static final String LET_EXPIRE = """
            UPDATE device_secret SET expires_at = least(expires_at, $3::timestamptz)
            WHERE device_id = $1 AND kind = $2 AND revoked_at IS NULL
            """;

    /** The newest of its kind is what the device is to use: it ends by being replaced. */
    private static final String END = """
            UPDATE device_secret s SET revoked_at = $3
            WHERE s.id = $2 AND s.device_id = $1 AND s.revoked_at IS NULL AND (s.expires_at IS NULL OR s.expires_at > $3)
              AND EXISTS (SELECT FROM device_secret n
                          WHERE n.device_id = $1 AND n.kind = s.kind AND n.id > s.id AND n.revoked_at IS NULL)
            """;

    /** Only those that the removal itself revoked, in the same instant. */
    private static final String UNREVOKE = """
            UPDATE device_secret SET revoked_at = NULL
            FROM device
            WHERE device.id = $1 AND device_secret.device_id = device.id AND revoked_at = device.deleted_at
            """;

    private DeviceSecretStore() {}

    /** Returns the row of the secret; the others stay valid. */
    static Future<Long> addSecret(SqlConnection transaction, String id, Fresh secret, Instant now) {
        return transaction
                .preparedQuery(INSERT_SECRET)
                .execute(Tuple.of(id, secret.sealed(), secret.hash(), Utc.of(now)))
                .map(rows -> rows.iterator().next().getLong("id"));
    }

    static Future<Void> addPingKey(SqlConnection transaction, String id, Fresh pingKey, Instant now) {
        return transaction
                .preparedQuery(INSERT_PING_KEY)
                .execute(Tuple.of(id, pingKey.hash(), Utc.of(now)))
                .mapEmpty();
    }

    /** This secret and no other lets the device in from now on. Returns its row. */
    static Future<Long> replace(SqlConnection transaction, String id, Fresh secret, Instant now) {
        return transaction
                .preparedQuery(REVOKE_SECRETS)
                .execute(Tuple.of(id, Utc.of(now)))
                .compose(revoked -> addSecret(transaction, id, secret, now));
    }

    /** Those of this kind, {@code secret} or {@code ping}, end by {@code end}. */
    static Future<Void> letExpire(SqlConnection transaction, String id, String kind, Instant end) {
        return transaction
                .preparedQuery(LET_EXPIRE)
                .execute(Tuple.of(id, kind, Utc.of(end)))
                .mapEmpty();
    }

    /** False when it is the newest of its kind, or has ended. */
    static Future<Boolean> end(SqlConnection transaction, String id, long secretId, Instant now) {
        return transaction
                .preparedQuery(END)
                .execute(Tuple.of(id, secretId, Utc.of(now)))
                .map(ended -> ended.rowCount() == 1);
    }

    static Future<Void> revoke(SqlConnection transaction, String id, Instant now) {
        return transaction
                .preparedQuery(REVOKE)
                .execute(Tuple.of(id, Utc.of(now)))
                .mapEmpty();
    }

    static Future<Void> unrevoke(SqlConnection transaction, String id) {
        return transaction.preparedQuery(UNREVOKE).execute(Tuple.of(id)).mapEmpty();
    }
}
