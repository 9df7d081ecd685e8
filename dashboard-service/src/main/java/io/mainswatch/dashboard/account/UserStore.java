package io.mainswatch.dashboard.account;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;

/** The {@code app_user} table. */
public final class UserStore {
    private static final String FIND = "SELECT id, name, password_hash FROM app_user WHERE name = $1";

    private static final String INSERT_ADMINISTRATOR = """
            INSERT INTO app_user (name, password_hash, administrator) VALUES ($1, $2, true)
            ON CONFLICT (name) DO NOTHING
            """;

    private static final String CHANGE_PASSWORD = """
            WITH changed AS (UPDATE app_user SET password_hash = $3 WHERE id = $1 AND password_hash = $2 RETURNING id)
            DELETE FROM app_session s USING changed WHERE s.user_id = changed.id
            """;

    private final SqlClient sql;

    public UserStore(SqlClient sql) {
        this.sql = sql;
    }

    record User(long id, String name, String passwordHash) {
        @Override
        public String toString() {
            return "User[" + name + "]";
        }
    }

    Future<Optional<User>> find(String name) {
        return sql.preparedQuery(FIND)
                .execute(Tuple.of(name))
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row ->
                                new User(row.getLong("id"), row.getString("name"), row.getString("password_hash"))));
    }

    /** Whether it was this call that made the user: of two copies that start together, one. */
    Future<Boolean> insertAdministrator(String name, String passwordHash) {
        return sql.preparedQuery(INSERT_ADMINISTRATOR)
                .execute(Tuple.of(name, passwordHash))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Replaces a password and ends the user's sessions. */
    Future<Void> changePassword(User user, String passwordHash) {
        return sql.preparedQuery(CHANGE_PASSWORD)
                .execute(Tuple.of(user.id(), user.passwordHash(), passwordHash))
                .mapEmpty();
    }
}
