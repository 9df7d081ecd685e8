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

/** Uses an invitation up: link, person and membership change in one transaction, so a link lets one person in. */
final class AcceptanceStore {
    private static final String TAKE = """
            UPDATE invitation SET used_at = $2
            WHERE token_hash = $1 AND used_at IS NULL AND revoked_at IS NULL AND expires_at > $2
            RETURNING id, home_id, role
            """;

    private static final String INSERT_PERSON = """
            INSERT INTO app_user (name, password_hash) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING id
            """;

    private static final String JOIN = """
            WITH joined AS (
                INSERT INTO home_member (user_id, home_id, role)
                SELECT u.id, $2, $3 FROM app_user u WHERE u.id = $1 AND NOT u.administrator
                ON CONFLICT DO NOTHING RETURNING user_id)
            UPDATE invitation i SET used_by = joined.user_id FROM joined WHERE i.id = $4
            """;

    private final Database database;

    AcceptanceStore(Database database) {
        this.database = database;
    }

    /** The home a person belongs to now. */
    record Joined(String homeId, String role) {}

    /**
     * Makes the person and answers their id. Fails as unknown when the link no longer works, as a conflict when the name
     * is taken: the link then goes on.
     */
    Future<Long> acceptAs(String name, String passwordHash, String secret, Instant now) {
        return database.transaction(connection -> take(connection, secret, now)
                .compose(invitation -> connection
                        .preparedQuery(INSERT_PERSON)
                        .execute(Tuple.of(name, passwordHash))
                        .compose(rows -> rows.size() == 1
                                ? Future.succeededFuture(rows.iterator().next().getLong("id"))
                                : Future.failedFuture(Failure.conflict("the name is taken, choose another")))
                        .compose(person -> join(connection, person, invitation).map(person))));
    }

    /** Takes a person who has an account into a further home. Fails as a conflict when they are in it already. */
    Future<Joined> accept(long person, String secret, Instant now) {
        return database.transaction(connection ->
                take(connection, secret, now).compose(invitation -> join(connection, person, invitation)));
    }

    private static Future<Row> take(SqlConnection connection, String secret, Instant now) {
        return connection
                .preparedQuery(TAKE)
                .execute(Tuple.of(Secrets.sha256(secret), Utc.of(now)))
                .compose(rows -> rows.size() == 1
                        ? Future.succeededFuture(rows.iterator().next())
                        : Future.failedFuture(Failure.unknown(InvitationRoutes.NO_SUCH)));
    }

    private static Future<Joined> join(SqlConnection connection, long person, Row invitation) {
        var joined = new Joined(invitation.getString("home_id"), invitation.getString("role"));
        return connection
                .preparedQuery(JOIN)
                .execute(Tuple.of(person, joined.homeId(), joined.role(), invitation.getLong("id")))
                .compose(rows -> rows.rowCount() == 1
                        ? Future.succeededFuture(joined)
                        : Future.failedFuture(Failure.conflict("you belong to this home already")));
    }
}
