package io.mainswatch.alert.channel.telegram;

import io.mainswatch.common.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import org.jspecify.annotations.Nullable;

/** The right to read the bot's updates: a lock of one database session, kept as long as the session lives. */
final class BotLease {
    private final Database database;
    private @Nullable SqlConnection session;
    private boolean released;

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

    /** Gives it up, for good. */
    Future<Void> release() {
        released = true;
        var held = session;
        session = null;
        return held == null
                ? Future.succeededFuture()
                : BotLockStore.unlock(held).otherwiseEmpty().compose(ok -> held.close());
    }

    private Future<Boolean> lock(SqlConnection connection) {
        return BotLockStore.tryLock(connection).transform(mine -> {
            if (mine.failed()) {
                return connection.close().transform(closed -> Future.failedFuture(mine.cause()));
            }
            if (!mine.result()) {
                return connection.close().map(false);
            }
            session = connection;
            connection.closeHandler(closed -> session = null);
            return released ? release().map(false) : Future.succeededFuture(true);
        });
    }
}
