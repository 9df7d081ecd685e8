package io.mainswatch.dashboard.live;

import io.mainswatch.common.db.Database;
import io.mainswatch.dashboard.http.Utc;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;

/** Trims the journal of changes: whoever was away for longer begins anew. */
public final class ChangeStore {
    static final Duration KEPT = Duration.ofDays(7);
    private static final int AT_ONCE = 5_000;

    private static final String CLAIM = """
            SELECT pg_try_advisory_xact_lock(hashtextextended('change/trim', 0)) AS claimed
            """;

    /** From the oldest on, without holes: what is kept is everything after some mark. */
    private static final String TRIM = """
            DELETE FROM change WHERE id IN (
                SELECT id FROM (
                    SELECT id, bool_and(at < $1) OVER (ORDER BY xact, id) AS is_old
                    FROM (SELECT id, xact, at FROM change ORDER BY xact, id LIMIT $2) oldest) marked
                WHERE is_old)
            """;

    private final Database database;

    public ChangeStore(Database database) {
        this.database = database;
    }

    /** Removes what is older than a week, in pieces; only one copy at a time does it. */
    public Future<Void> trim(Instant now) {
        return piece(now.minus(KEPT)).compose(removed -> removed < AT_ONCE ? Future.succeededFuture() : trim(now));
    }

    private Future<Integer> piece(Instant before) {
        return database.transaction(connection -> connection
                .query(CLAIM)
                .execute()
                .compose(rows -> rows.iterator().next().getBoolean("claimed")
                        ? connection
                                .preparedQuery(TRIM)
                                .execute(Tuple.of(Utc.of(before), AT_ONCE))
                                .map(removed -> removed.rowCount())
                        : Future.succeededFuture(0)));
    }
}
