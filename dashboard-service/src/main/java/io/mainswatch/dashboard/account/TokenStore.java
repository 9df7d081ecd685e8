package io.mainswatch.dashboard.account;

import io.mainswatch.common.security.Role;
import io.mainswatch.common.security.Secrets;
import io.mainswatch.dashboard.http.Utc;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The {@code api_token} table. A token itself is never in it, only its digest and its first characters. */
public final class TokenStore {
    /** The name of the token that the settings give to the installation's automation. */
    static final String FROM_SETTINGS = "MAINSWATCH_API_TOKEN";

    private static final String COLUMNS =
            "id, home_id, name, role, prefix, created_at, expires_at, last_used_at, revoked_at";

    private static final String INSERT = """
            INSERT INTO api_token (home_id, user_id, name, role, prefix, token_hash, created_at, expires_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            RETURNING %s
            """.formatted(COLUMNS);

    private static final String LIST = """
            SELECT %s FROM api_token
            WHERE revoked_at IS NULL AND id > $1
              AND ($2::text[] IS NULL OR home_id = ANY($2))
              AND ($3::text IS NULL OR home_id = $3)
            ORDER BY id
            LIMIT $4
            """.formatted(COLUMNS);

    private static final String FIND =
            "SELECT %s FROM api_token WHERE id = $1 AND revoked_at IS NULL".formatted(COLUMNS);

    private static final String REVOKE = """
            UPDATE api_token SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL
            """;

    private static final String USED = """
            UPDATE api_token SET last_used_at = $2
            WHERE token_hash = $1 AND (last_used_at IS NULL OR last_used_at < $2)
            """;

    private static final String REVOKE_OTHERS_OF_SETTINGS = """
            UPDATE api_token SET revoked_at = $3
            WHERE name = $1 AND user_id IS NULL AND revoked_at IS NULL
              AND token_hash <> $2
            RETURNING id
            """;

    private static final String UPSERT_OF_SETTINGS = """
            INSERT INTO api_token (name, role, prefix, token_hash) VALUES ($1, 'owner', $2, $3)
            ON CONFLICT (token_hash) DO UPDATE
                SET revoked_at = NULL, role = 'owner', home_id = NULL, user_id = NULL, expires_at = NULL, name = $1
            """;

    private final SqlClient sql;

    public TokenStore(SqlClient sql) {
        this.sql = sql;
    }

    /** A token as its owners see it. */
    public record Token(
            String id,
            @Nullable String homeId,
            String name,
            String role,
            String prefix,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant lastUsedAt) {}

    /** What a new token may do. */
    record NewToken(
            @Nullable String homeId,
            @Nullable Long userId,
            String name,
            Role role,
            @Nullable Instant expiresAt) {}

    Future<Token> insert(NewToken token, String secret, Instant now) {
        return sql.preparedQuery(INSERT)
                .execute(Tuple.from(Arrays.asList(
                        token.homeId(),
                        token.userId(),
                        token.name(),
                        token.role().wire(),
                        secret.substring(0, 9),
                        Secrets.sha256(secret),
                        Utc.of(now),
                        token.expiresAt() == null ? null : Utc.of(token.expiresAt()))))
                .map(rows -> token(rows.iterator().next()));
    }

    Future<List<Token>> list(String @Nullable [] homes, @Nullable String home, long after, int limit) {
        return sql.preparedQuery(LIST)
                .execute(Tuple.of(after, homes, home, limit))
                .map(rows -> rows.stream().map(TokenStore::token).toList());
    }

    Future<Optional<Token>> find(long id) {
        return sql.preparedQuery(FIND)
                .execute(Tuple.of(id))
                .map(rows -> rows.stream().findFirst().map(TokenStore::token));
    }

    Future<Void> revoke(long id, Instant now) {
        return sql.preparedQuery(REVOKE).execute(Tuple.of(id, Utc.of(now))).mapEmpty();
    }

    Future<?> used(Credential credential, Instant now) {
        return sql.preparedQuery(USED).execute(Tuple.of(credential.hash(), Utc.of(now)));
    }

    /**
     * Makes the settings' token the only one of its kind; answers the ids of those it replaces. A copy started without
     * the setting changes nothing: another may rely on it.
     */
    Future<List<Long>> adopt(@Nullable String secret, Instant now) {
        if (secret == null) {
            return Future.succeededFuture(List.of());
        }
        var hash = Secrets.sha256(secret);
        return sql.preparedQuery(REVOKE_OTHERS_OF_SETTINGS)
                .execute(Tuple.of(FROM_SETTINGS, hash, Utc.of(now)))
                .map(rows -> rows.stream().map(row -> row.getLong("id")).toList())
                .compose(revoked -> sql.preparedQuery(UPSERT_OF_SETTINGS)
                        .execute(Tuple.of(FROM_SETTINGS, prefix(secret), hash))
                        .map(revoked));
    }

    /** A quarter of it at most: a short token must not be given away by its beginning. */
    private static String prefix(String secret) {
        return secret.substring(0, Math.min(6, secret.length() / 4));
    }

    private static Token token(Row row) {
        return new Token(
                Long.toString(row.getLong("id")),
                row.getString("home_id"),
                row.getString("name"),
                row.getString("role"),
                row.getString("prefix"),
                Utc.instant(row, "created_at"),
                Utc.instantOrNull(row, "expires_at"),
                Utc.instantOrNull(row, "last_used_at"));
    }
}
