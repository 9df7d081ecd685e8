package io.mainswatch.dashboard.account;

import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.security.Role;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/**
 * The {@code home_member} table. An administrator owns every home without a row of their own, and the last administrator
 * stays one: so no home is ever without an owner.
 */
final class MemberStore {
    private static final String LIST = """
            SELECT u.id, u.name, u.administrator, CASE WHEN u.administrator THEN 'owner' ELSE m.role END AS role
            FROM app_user u
            LEFT JOIN home_member m ON m.user_id = u.id AND m.home_id = $1
            WHERE (u.administrator OR m.home_id IS NOT NULL) AND u.id > $2
            ORDER BY u.id
            LIMIT $3
            """;

    private static final String CHANGE = """
            UPDATE home_member m SET role = $3 FROM app_user u
            WHERE m.home_id = $1 AND m.user_id = $2 AND u.id = m.user_id AND NOT u.administrator
            """;

    private static final String REMOVE = """
            DELETE FROM home_member m USING app_user u
            WHERE m.home_id = $1 AND m.user_id = $2 AND u.id = m.user_id AND NOT u.administrator
            """;

    private static final String IS_ADMINISTRATOR = "SELECT 1 FROM app_user WHERE id = $1 AND administrator";

    private static final String TOKENS = "SELECT id FROM api_token WHERE user_id = $1 AND revoked_at IS NULL";

    private final SqlClient sql;

    MemberStore(SqlClient sql) {
        this.sql = sql;
    }

    /** A person in a home. */
    record Member(String id, String name, String role, boolean administrator) {}

    /** In the order in which they came, after one of them. */
    Future<List<Member>> list(String homeId, long after, int limit) {
        return sql.preparedQuery(LIST)
                .execute(Tuple.of(homeId, after, limit))
                .map(rows -> rows.stream()
                        .map(row -> new Member(
                                Long.toString(row.getLong("id")),
                                row.getString("name"),
                                row.getString("role"),
                                row.getBoolean("administrator")))
                        .toList());
    }

    /** Fails as unknown when the person is not in the home, as a conflict when they administer all homes. */
    Future<Void> change(String homeId, long person, Role role) {
        return sql.preparedQuery(CHANGE)
                .execute(Tuple.of(homeId, person, role.wire()))
                .compose(rows -> rows.rowCount() == 1 ? Future.succeededFuture() : refused(person));
    }

    /** Fails like {@link #change}. */
    Future<Void> remove(String homeId, long person) {
        return sql.preparedQuery(REMOVE)
                .execute(Tuple.of(homeId, person))
                .compose(rows -> rows.rowCount() == 1 ? Future.succeededFuture() : refused(person));
    }

    /** The person's tokens, which may do less from now on. */
    Future<List<Long>> tokens(long person) {
        return sql.preparedQuery(TOKENS)
                .execute(Tuple.of(person))
                .map(rows -> rows.stream().map(row -> row.getLong("id")).toList());
    }

    private Future<Void> refused(long person) {
        return sql.preparedQuery(IS_ADMINISTRATOR)
                .execute(Tuple.of(person))
                .compose(rows -> Future.failedFuture(
                        rows.size() == 1
                                ? Failure.conflict("an administrator owns every home: take that right away first")
                                : Failure.unknown("no such person in this home")));
    }
}
