package io.mainswatch.dashboard.account;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The {@code app_user} table: how people prove who they are. A name is the same however it is capitalised. */
public final class UserStore {
    private static final String FIND = """
            SELECT id, name, password_hash, settings_password_hash FROM app_user WHERE lower(name) = lower($1)
            """;

    private static final String INSERT_ADMINISTRATOR = """
            INSERT INTO app_user (name, password_hash, administrator, one_time_password, settings_password_hash)
            VALUES ($1, $2, true, $3, CASE WHEN $3 THEN NULL ELSE $2 END)
            ON CONFLICT DO NOTHING
            """;

    private static final String ADMINISTRATOR = "SELECT 1 FROM app_user WHERE administrator LIMIT 1";

    private static final String ADOPT = """
            WITH changed AS (
                UPDATE app_user SET password_hash = $3, settings_password_hash = $3, one_time_password = false
                WHERE id = $1 AND password_hash = $2 RETURNING id)
            DELETE FROM app_session s USING changed WHERE s.user_id = changed.id AND $2 <> $3
            """;

    private static final String CHANGE_PASSWORD = """
            WITH changed AS (
                UPDATE app_user SET password_hash = $3, one_time_password = false
                WHERE id = $1 AND password_hash = $2 RETURNING id),
            ended AS (
                DELETE FROM app_session s USING changed WHERE s.user_id = changed.id AND s.token_hash <> $4)
            SELECT id FROM changed
            """;

    private final SqlClient sql;

    public UserStore(SqlClient sql) {
        this.sql = sql;
    }

    /** @param settingsPasswordHash the settings' password as last adopted, or null */
    record User(
            long id,
            String name,
            String passwordHash,
            @Nullable String settingsPasswordHash) {
        @Override
        public String toString() {
            return "User[" + name + "]";
        }
    }

    Future<Optional<User>> find(String name) {
        return sql.preparedQuery(FIND)
                .execute(Tuple.of(name))
                .map(rows -> rows.stream().findFirst().map(UserStore::user));
    }

    Future<Boolean> hasAdministrator() {
        return sql.preparedQuery(ADMINISTRATOR).execute().map(rows -> rows.size() == 1);
    }

    /**
     * Whether it was this call that made the user: of two copies that start together, one.
     *
     * @param oneTime whether the password is only good for setting another; else it is the settings'
     */
    Future<Boolean> insertAdministrator(String name, String passwordHash, boolean oneTime) {
        return sql.preparedQuery(INSERT_ADMINISTRATOR)
                .execute(Tuple.of(name, passwordHash, oneTime))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Makes the settings' password the user's. Where that is another one, the user's sessions end. */
    Future<Void> adopt(User user, String passwordHash) {
        return sql.preparedQuery(ADOPT)
                .execute(Tuple.of(user.id(), user.passwordHash(), passwordHash))
                .mapEmpty();
    }

    /**
     * Replaces a password and ends the user's other sessions; false when it was replaced meanwhile.
     *
     * @param kept the session that goes on
     */
    Future<Boolean> changePassword(User user, String passwordHash, Credential kept) {
        return sql.preparedQuery(CHANGE_PASSWORD)
                .execute(Tuple.of(user.id(), user.passwordHash(), passwordHash, kept.hash()))
                .map(rows -> rows.size() == 1);
    }

    private static User user(Row row) {
        return new User(
                row.getLong("id"),
                row.getString("name"),
                row.getString("password_hash"),
                row.getString("settings_password_hash"));
    }
}
