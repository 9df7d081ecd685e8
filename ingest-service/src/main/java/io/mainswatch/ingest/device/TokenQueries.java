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
    private static final String LOAD = """
            SELECT token_hash, id, home_id, role
            FROM api_token
            WHERE token_hash = ANY($1) AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now())
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
                        new KnownToken(row.getLong("id"), row.getString("home_id"), Role.of(row.getString("role"))));
            }
            return tokens;
        });
    }
}
