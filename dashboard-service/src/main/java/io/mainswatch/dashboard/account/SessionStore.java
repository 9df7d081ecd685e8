package io.mainswatch.dashboard.account;

import io.mainswatch.dashboard.http.Utc;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;

/** The {@code app_session} table: browsers that are signed in. */
public final class SessionStore {
    /** How long a session lives without being used. */
    public static final Duration LIFE = Duration.ofDays(30);

    private static final String INSERT = """
            INSERT INTO app_session (token_hash, user_id, created_at, last_used_at, expires_at, user_agent)
            VALUES ($1, $2, $3, $3, $4, $5)
            """;

    private static final String USED = """
            UPDATE app_session SET last_used_at = $2, expires_at = $3 WHERE token_hash = $1 AND last_used_at < $2
            """;

    private static final String END = "DELETE FROM app_session WHERE token_hash = $1";

    private static final String TRIM = """
            DELETE FROM app_session WHERE token_hash IN (
                SELECT token_hash FROM app_session WHERE expires_at <= $1 LIMIT 1000)
            """;

    private final SqlClient sql;

    public SessionStore(SqlClient sql) {
        this.sql = sql;
    }

    Future<Void> insert(byte[] hash, long userId, String userAgent, Instant now) {
        return sql.preparedQuery(INSERT)
                .execute(Tuple.of(hash, userId, Utc.of(now), Utc.of(now.plus(LIFE)), userAgent))
                .mapEmpty();
    }

    Future<?> used(Credential credential, Instant now) {
        return sql.preparedQuery(USED).execute(Tuple.of(credential.hash(), Utc.of(now), Utc.of(now.plus(LIFE))));
    }

    Future<Void> end(Credential credential) {
        return sql.preparedQuery(END).execute(Tuple.of(credential.hash())).mapEmpty();
    }

    /** Removes sessions that ended by themselves. */
    public Future<?> trim(Instant now) {
        return sql.preparedQuery(TRIM).execute(Tuple.of(Utc.of(now)));
    }
}
