package io.mainswatch.dashboard.api;

import io.mainswatch.dashboard.http.Utc;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what lets a device in, without the secrets themselves. */
final class SecretQueries {
    private static final String VALID = """
            SELECT id, kind, created_at, expires_at, id = max(id) OVER (PARTITION BY kind) AS newest
            FROM device_secret
            WHERE device_id = $1 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > $2)
            ORDER BY id DESC
            LIMIT 100
            """;

    private final SqlClient sql;

    SecretQueries(SqlClient sql) {
        this.sql = sql;
    }

    /**
     * A secret or ping key that is valid now.
     *
     * @param kind {@code secret} or {@code ping}
     * @param expiresAt null when it does not end by itself
     */
    record SecretView(
            String id,
            String kind,
            Instant createdAt,
            @Nullable Instant expiresAt,
            boolean newest) {}

    Future<List<SecretView>> valid(String deviceId, Instant now) {
        return sql.preparedQuery(VALID)
                .execute(Tuple.of(deviceId, Utc.of(now)))
                .map(rows -> rows.stream()
                        .map(row -> new SecretView(
                                Long.toString(row.getLong("id")),
                                row.getString("kind"),
                                Utc.instant(row, "created_at"),
                                Utc.instantOrNull(row, "expires_at"),
                                row.getBoolean("newest")))
                        .toList());
    }
}
