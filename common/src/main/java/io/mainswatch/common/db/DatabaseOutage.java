package io.mainswatch.common.db;

import io.mainswatch.common.failure.Failure;
import io.vertx.core.VertxException;
import io.vertx.sqlclient.ClosedConnectionException;
import io.vertx.sqlclient.DatabaseException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/** Tells a database that is away from a statement that is wrong: the first is worth trying again. */
public final class DatabaseOutage {
    /** SQLSTATE classes: connection, resources, operator intervention (shutdown), system error, rollback. */
    private static final Set<String> PASSING = Set.of("08", "53", "57", "58", "40");

    private DatabaseOutage() {}

    /** The cause itself, or "not available" when it is an outage of the database. */
    public static Throwable translated(Throwable cause) {
        return isOutage(cause) ? Failure.unavailable("the database does not answer", cause) : cause;
    }

    private static boolean isOutage(Throwable cause) {
        if (cause instanceof DatabaseException refused) {
            var state = refused.getSqlState();
            return state != null && state.length() >= 2 && PASSING.contains(state.substring(0, 2));
        }
        return cause instanceof ClosedConnectionException
                || cause instanceof IOException
                || cause instanceof TimeoutException
                || cause instanceof VertxException vertx && isPool(vertx);
    }

    private static boolean isPool(VertxException cause) {
        var message = String.valueOf(cause.getMessage());
        return message.contains("onnection") || message.contains("Pool") || message.contains("Timeout");
    }
}
