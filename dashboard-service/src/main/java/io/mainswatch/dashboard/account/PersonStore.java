package io.mainswatch.dashboard.account;

import io.mainswatch.common.db.Database;
import io.mainswatch.common.failure.Failure;
import io.mainswatch.dashboard.http.Utc;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;

/** The {@code app_user} table as administrators see it. At least one administrator stays. */
final class PersonStore {
    private static final String LIST = """
            SELECT u.id, u.name, u.administrator, u.created_at,
                   array(SELECT m.home_id FROM home_member m WHERE m.user_id = u.id ORDER BY m.home_id) AS homes
            FROM app_user u
            WHERE u.id > $1
            ORDER BY u.id
            LIMIT $2
            """;

    /** Locked, so that of two administrators who remove each other at once, one stays. */
    private static final String ADMINISTRATORS = """
            SELECT id FROM app_user WHERE administrator ORDER BY id FOR UPDATE
            """;

    private static final String CHANGE = "UPDATE app_user SET administrator = $2 WHERE id = $1";

    private static final String DELETE = "DELETE FROM app_user WHERE id = $1";

    private final Database database;

    PersonStore(Database database) {
        this.database = database;
    }

    /** Somebody who can sign in, and the homes they are a member of. */
    record Person(String id, String name, boolean administrator, List<String> homes, Instant createdAt) {}

    Future<List<Person>> list(long after, int limit) {
        return database.pool()
                .preparedQuery(LIST)
                .execute(Tuple.of(after, limit))
                .map(rows -> rows.stream()
                        .map(row -> new Person(
                                Long.toString(row.getLong("id")),
                                row.getString("name"),
                                row.getBoolean("administrator"),
                                List.of(row.getArrayOfStrings("homes")),
                                Utc.instant(row, "created_at")))
                        .toList());
    }

    /** Fails as a conflict when nobody else administers the installation. */
    Future<Void> setAdministrator(long person, boolean administrator) {
        return database.transaction(connection -> (administrator
                        ? Future.<Void>succeededFuture()
                        : requireAnother(connection, person))
                .compose(ok -> connection.preparedQuery(CHANGE).execute(Tuple.of(person, administrator)))
                .compose(rows -> known(rows.rowCount())));
    }

    /** Removes the person with their sessions, passkeys and tokens. Fails like {@link #setAdministrator}. */
    Future<Void> delete(long person) {
        return database.transaction(connection -> requireAnother(connection, person)
                .compose(ok -> connection.preparedQuery(DELETE).execute(Tuple.of(person)))
                .compose(rows -> known(rows.rowCount())));
    }

    private static Future<Void> requireAnother(SqlConnection connection, long person) {
        return connection.preparedQuery(ADMINISTRATORS).execute().compose(rows -> {
            boolean onlyOne = rows.size() == 1 && rows.iterator().next().getLong("id") == person;
            return onlyOne
                    ? Future.failedFuture(Failure.conflict("the last administrator: make somebody else one first"))
                    : Future.succeededFuture();
        });
    }

    private static Future<Void> known(int rows) {
        return rows == 1 ? Future.succeededFuture() : Future.failedFuture(Failure.unknown("no such person"));
    }
}
