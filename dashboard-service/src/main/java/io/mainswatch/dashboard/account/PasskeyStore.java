package io.mainswatch.dashboard.account;

import io.mainswatch.common.db.Database;
import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.security.Secrets;
import io.mainswatch.dashboard.http.Utc;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The {@code passkey} and {@code passkey_challenge} tables: public keys, which open nothing by themselves. */
public final class PasskeyStore {
    /** How many a person may have. */
    static final int MOST = 20;

    private static final String COLUMNS = """
            SELECT k.id, k.user_id, u.name AS user_name, k.name, k.credential_id, k.public_key, k.aaguid, k.counter,
                   k.host, k.created_at, k.last_used_at
            FROM passkey k
            JOIN app_user u ON u.id = k.user_id
            """;

    private static final String LIST = COLUMNS + " WHERE k.user_id = $1 ORDER BY k.id LIMIT " + MOST;

    private static final String FIND = COLUMNS + " WHERE k.credential_id = $1";

    private static final String INSERT = """
            INSERT INTO passkey (user_id, name, credential_id, public_key, aaguid, counter, host, created_at)
            SELECT $1, $2, $3, $4, $5, $6, $7, $8
            WHERE (SELECT count(*) FROM passkey WHERE user_id = $1) < %d
            ON CONFLICT (credential_id) DO NOTHING
            """.formatted(MOST);

    /** An authenticator that counts must have counted on: the same answer given to two copies moves it once. */
    private static final String COUNT = """
            UPDATE passkey SET counter = $2, last_used_at = $3
            WHERE id = $1 AND (counter < $2 OR (counter = 0 AND $2 = 0))
            """;

    private static final String USE = """
            INSERT INTO passkey_challenge (digest, expires_at) VALUES ($1, $2) ON CONFLICT DO NOTHING
            """;

    private static final String DELETE = "DELETE FROM passkey WHERE id = $1 AND user_id = $2";

    private static final String TRIM = "DELETE FROM passkey_challenge WHERE expires_at < $1";

    private final Database database;

    public PasskeyStore(Database database) {
        this.database = database;
    }

    /** What an authenticator gave when it was added; texts are base64url except the names. */
    record NewPasskey(
            long userId,
            String name,
            String credentialId,
            String publicKey,
            String aaguid,
            long counter,
            String host) {}

    record Passkey(
            long id,
            String userName,
            NewPasskey values,
            Instant createdAt,
            @Nullable Instant lastUsedAt) {}

    Future<List<Passkey>> list(long userId) {
        return database.pool()
                .preparedQuery(LIST)
                .execute(Tuple.of(userId))
                .map(rows -> rows.stream().map(PasskeyStore::passkey).toList());
    }

    Future<Optional<Passkey>> find(String credentialId) {
        return database.pool()
                .preparedQuery(FIND)
                .execute(Tuple.of(credentialId))
                .map(rows -> rows.stream().findFirst().map(PasskeyStore::passkey));
    }

    /** Fails as a conflict when the challenge was answered before, the passkey is known, or there are too many. */
    Future<Void> insert(NewPasskey key, String challenge, Instant now) {
        var values = Tuple.of(key.userId(), key.name(), key.credentialId(), key.publicKey(), key.aaguid())
                .addValue(key.counter())
                .addValue(key.host())
                .addValue(Utc.of(now));
        return database.transaction(connection -> use(connection, challenge, now)
                .compose(fresh -> connection.preparedQuery(INSERT).execute(values))
                .compose(rows -> rows.rowCount() == 1
                        ? Future.succeededFuture()
                        : Future.failedFuture(
                                Failure.conflict("this passkey is there already, or there are " + MOST + " others"))));
    }

    /** Notes a sign-in. Fails as a conflict when the challenge was answered before or the authenticator did not count on. */
    Future<Void> used(long id, long counter, String challenge, Instant now) {
        return database.transaction(connection -> use(connection, challenge, now)
                .compose(fresh -> connection.preparedQuery(COUNT).execute(Tuple.of(id, counter, Utc.of(now))))
                .compose(rows -> rows.rowCount() == 1
                        ? Future.succeededFuture()
                        : Future.failedFuture(Failure.conflict("the passkey's counter went back: it may be a copy"))));
    }

    /** Whether the person had this passkey. */
    Future<Boolean> delete(long id, long userId) {
        return database.pool()
                .preparedQuery(DELETE)
                .execute(Tuple.of(id, userId))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Forgets challenges that nobody could answer again anyway. */
    public Future<?> trim(Instant now) {
        return database.pool().preparedQuery(TRIM).execute(Tuple.of(Utc.of(now)));
    }

    private static Future<Void> use(SqlConnection connection, String challenge, Instant now) {
        var until = Utc.of(now.plus(PasskeyChallenges.VALID_FOR).plusSeconds(60));
        return connection
                .preparedQuery(USE)
                .execute(Tuple.of(Secrets.sha256(challenge), until))
                .compose(rows -> rows.rowCount() == 1
                        ? Future.succeededFuture()
                        : Future.failedFuture(Failure.conflict("this was answered before: begin again")));
    }

    private static Passkey passkey(Row row) {
        var values = new NewPasskey(
                row.getLong("user_id"),
                row.getString("name"),
                row.getString("credential_id"),
                row.getString("public_key"),
                row.getString("aaguid"),
                row.getLong("counter"),
                row.getString("host"));
        return new Passkey(
                row.getLong("id"),
                row.getString("user_name"),
                values,
                Utc.instant(row, "created_at"),
                Utc.instantOrNull(row, "last_used_at"));
    }
}
