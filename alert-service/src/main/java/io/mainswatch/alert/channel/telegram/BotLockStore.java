package io.mainswatch.alert.channel.telegram;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;

/** The session's lock behind {@link BotLease}. */
final class BotLockStore {
    /** Any number that no other lock of this program uses. */
    private static final long LOCK = 7_301_002;

    private static final String TRY_LOCK = "SELECT pg_try_advisory_lock($1) AS mine";
    private static final String UNLOCK = "SELECT pg_advisory_unlock($1)";

    private BotLockStore() {}

    static Future<Boolean> tryLock(SqlConnection session) {
        return session.preparedQuery(TRY_LOCK)
                .execute(Tuple.of(LOCK))
                .map(rows -> rows.iterator().next().getBoolean("mine"));
    }

    static Future<Void> unlock(SqlConnection session) {
        return session.preparedQuery(UNLOCK).execute(Tuple.of(LOCK)).mapEmpty();
    }
}
