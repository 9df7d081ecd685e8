package io.mainswatch.dashboard.account;

import io.mainswatch.common.db.Database;
import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.security.Role;
import io.mainswatch.common.security.Secrets;
import io.mainswatch.dashboard.http.Utc;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The {@code invitation} table. A link's secret is never in it, only its digest. */
public final class InvitationStore {
    /** How long a link waits for its person. */
    static final Duration LIFE = Duration.ofDays(7);
    /** How many links of a home may wait at a time. */
    static final int MOST = 100;

    private static final Duration KEPT = Duration.ofDays(90);

    /** Whether a link still works; the instant is always the second parameter. */
    private static final String OPEN = "i.used_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > $2";

    private static final String SHOWN = """
            SELECT i.id, i.home_id, h.name AS home_name, i.role, i.note, u.name AS invited_by, i.created_at, i.expires_at
            FROM invitation i
            JOIN home h ON h.id = i.home_id
            LEFT JOIN app_user u ON u.id = i.invited_by
            """;

    private static final String LIST =
            SHOWN + " WHERE i.home_id = $1 AND " + OPEN + " ORDER BY i.id DESC LIMIT " + MOST;

    private static final String FIND = SHOWN + " WHERE i.token_hash = $1 AND " + OPEN;

    private static final String INSERT = """
            INSERT INTO invitation (home_id, created_at, expires_at, role, note, token_hash, invited_by)
            SELECT $1, $2, $3, $4, $5, $6, $7
            WHERE (SELECT count(*) FROM invitation i WHERE i.home_id = $1 AND %s) < %d
            """.formatted(OPEN, MOST);

    private static final String REVOKE = """
            UPDATE invitation i SET revoked_at = $2 WHERE i.home_id = $1 AND i.id = $3 AND %s
            """.formatted(OPEN);

    private static final String TRIM = "DELETE FROM invitation WHERE expires_at < $1";

    private final Database database;

    public InvitationStore(Database database) {
        this.database = database;
    }

    /** A link that waits for its person. */
    record Invitation(
            String id,
            String homeId,
            String homeName,
            String role,
            String note,
            @Nullable String invitedBy,
            Instant createdAt,
            Instant expiresAt) {}

    /** @param invitedBy the person who asks, or null for the settings' own token */
    record NewInvitation(
            String homeId, Role role, String note, @Nullable Long invitedBy) {}

    /** The newest first. */
    Future<List<Invitation>> list(String homeId, Instant now) {
        return database.pool()
                .preparedQuery(LIST)
                .execute(Tuple.of(homeId, Utc.of(now)))
                .map(rows -> rows.stream().map(InvitationStore::invitation).toList());
    }

    /** The invitation this secret opens, while it does. */
    Future<Optional<Invitation>> find(String secret, Instant now) {
        return database.pool()
                .preparedQuery(FIND)
                .execute(Tuple.of(Secrets.sha256(secret), Utc.of(now)))
                .map(rows -> rows.stream().findFirst().map(InvitationStore::invitation));
    }

    /** Fails as a conflict when too many links of the home wait already. */
    Future<Invitation> insert(NewInvitation wanted, String secret, Instant now) {
        var values = Tuple.of(
                wanted.homeId(),
                Utc.of(now),
                Utc.of(now.plus(LIFE)),
                wanted.role().wire(),
                wanted.note(),
                Secrets.sha256(secret));
        return database.pool()
                .preparedQuery(INSERT)
                .execute(values.addValue(wanted.invitedBy()))
                .compose(rows -> rows.rowCount() == 1
                        ? find(secret, now).map(Optional::orElseThrow)
                        : Future.failedFuture(Failure.conflict(
                                MOST + " invitations of this home wait already: revoke those nobody needs")));
    }

    /** Whether there was such a link, and it worked. */
    Future<Boolean> revoke(String homeId, long id, Instant now) {
        return database.pool()
                .preparedQuery(REVOKE)
                .execute(Tuple.of(homeId, Utc.of(now), id))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Forgets links that ended long ago. */
    public Future<?> trim(Instant now) {
        return database.pool().preparedQuery(TRIM).execute(Tuple.of(Utc.of(now.minus(KEPT))));
    }

    private static Invitation invitation(Row row) {
        return new Invitation(
                Long.toString(row.getLong("id")),
                row.getString("home_id"),
                row.getString("home_name"),
                row.getString("role"),
                row.getString("note"),
                row.getString("invited_by"),
                Utc.instant(row, "created_at"),
                Utc.instant(row, "expires_at"));
    }
}
