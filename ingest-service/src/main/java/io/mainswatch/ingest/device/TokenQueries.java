package io.mainswatch.ingest.device;

import io.mainswatch.common.security.Role;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Reads API tokens; dashboard-service writes them. */
final class TokenQueries {
    /**
     * A person's token never does more than the person may do today: it ends with their place in its home, and one for
     * every home with their being an administrator.
     */
    private static final String LOAD = """
            SELECT t.token_hash, t.id, t.home_id, t.role,
                   CASE WHEN u.administrator THEN NULL ELSE m.role END AS limit_role
            FROM api_token t
            LEFT JOIN app_user u ON u.id = t.user_id
            LEFT JOIN home_member m ON m.user_id = u.id AND m.home_id = t.home_id
            WHERE t.token_hash = ANY($1) AND t.revoked_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > now())
              AND (t.user_id IS NULL OR u.administrator OR m.role IS NOT NULL)
            """;

    private final Pool pool;

    TokenQueries(Pool pool) {
        this.pool = pool;
    }

    /** The valid tokens among these digests, which are in hexadecimal. */
    Future<Map<String, KnownToken>> load(List<String> hashes) {
        var bytes = hashes.stream()
                .map(hash -> Buffer.buffer(HexFormat.of().parseHex(hash)))
                .toArray(Buffer[]::new);
        return pool.preparedQuery(LOAD).execute(Tuple.of(bytes)).map(rows -> {
            var tokens = new HashMap<String, KnownToken>();
            for (Row row : rows) {
                tokens.put(
                        HexFormat.of().formatHex(row.getBuffer("token_hash").getBytes()),
                        new KnownToken(row.getLong("id"), row.getString("home_id"), role(row)));
            }
            return tokens;
        });
    }

    private static Role role(Row row) {
        var role = Role.of(row.getString("role"));
        var limit = row.getString("limit_role");
        return limit == null ? role : role.atMost(Role.of(limit));
    }
}
