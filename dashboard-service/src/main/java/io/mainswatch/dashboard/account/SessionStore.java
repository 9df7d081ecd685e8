package io.mainswatch.dashboard.account;

import io.mainswatch.dashboard.http.Utc;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** The {@code app_session} table: browsers that are signed in. */
public final class SessionStore {
    /** How long a session lives without being used. */
    public static final Duration LIFE = Duration.ofDays(30);

    /** The sessions a person may have at a time: a further one ends the one that was not used for longest. */
    static final int MOST = 50;

    private static final String INSERT = """
            WITH ended AS (
                DELETE FROM app_session WHERE token_hash IN (
                    SELECT token_hash FROM app_session WHERE user_id = $2
                    ORDER BY last_used_at DESC, id DESC OFFSET %d))
            INSERT INTO app_session (token_hash, user_id, created_at, last_used_at, expires_at, user_agent, address)
            VALUES ($1, $2, $3, $3, $4, $5, $6)
            """.formatted(MOST - 1);

    private static final String LIST = """
            SELECT id, token_hash, created_at, last_used_at, user_agent, address FROM app_session
            WHERE user_id = $1 AND expires_at > $2
            ORDER BY last_used_at DESC, id DESC
            LIMIT %d
            """.formatted(MOST);

    private static final String END_ONE = "DELETE FROM app_session WHERE id = $1 AND user_id = $2";

    private static final String END_OTHERS = "DELETE FROM app_session WHERE user_id = $1 AND token_hash <> $2";

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

    /**
     * A browser that is signed in, as its owner sees it.
     *
     * @param browser in short, such as "Firefox on Linux"
     * @param current whether it is the one that asks
     */
    record Session(String id, String browser, String address, Instant createdAt, Instant lastUsedAt, boolean current) {}

    Future<Void> insert(byte[] hash, long userId, String userAgent, String address, Instant now) {
        return sql.preparedQuery(INSERT)
                .execute(Tuple.of(hash, userId, Utc.of(now), Utc.of(now.plus(LIFE)), userAgent, address))
                .mapEmpty();
    }

    /** A person's sessions, the one used last first. */
    Future<List<Session>> list(long userId, Credential asking, Instant now) {
        return sql.preparedQuery(LIST)
                .execute(Tuple.of(userId, Utc.of(now)))
                .map(rows -> rows.stream().map(row -> session(row, asking)).toList());
    }

    /** Whether the person had this session. */
    Future<Boolean> end(long id, long userId) {
        return sql.preparedQuery(END_ONE).execute(Tuple.of(id, userId)).map(rows -> rows.rowCount() == 1);
    }

    Future<Void> endOthers(long userId, Credential kept) {
        return sql.preparedQuery(END_OTHERS)
                .execute(Tuple.of(userId, kept.hash()))
                .mapEmpty();
    }

    private static Session session(Row row, Credential asking) {
        return new Session(
                Long.toString(row.getLong("id")),
                BrowserName.of(row.getString("user_agent")),
                row.getString("address"),
                Utc.instant(row, "created_at"),
                Utc.instant(row, "last_used_at"),
                Arrays.equals(row.getBuffer("token_hash").getBytes(), asking.hash()));
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
