package io.mainswatch.alert.channel.telegram;

import io.mainswatch.common.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import org.jspecify.annotations.Nullable;

/** The right to read the bot's updates: a lock of one database session, kept as long as the session lives. */
final class BotLease {
    private final Database database;
    private @Nullable SqlConnection session;

    BotLease(Database database) {
        this.database = database;
    }

    /** Takes or keeps the right; false while another copy has it. */
    Future<Boolean> hold() {
        if (session != null) {
            return Future.succeededFuture(true);
        }
        return database.pool().getConnection().compose(this::lock);
    }

    Future<Void> release() {
        var held = session;
        session = null;
        return held == null
                ? Future.succeededFuture()
                : BotLockStore.unlock(held).otherwiseEmpty().compose(ok -> held.close());
    }

    private Future<Boolean> lock(SqlConnection connection) {
        return BotLockStore.tryLock(connection).compose(mine -> {
            if (!mine) {
                return connection.close().map(false);
            }
            session = connection;
            connection.closeHandler(closed -> session = null);
            return Future.succeededFuture(true);
        });
    }
}
