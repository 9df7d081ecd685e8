package io.mainswatch.common.db;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;

/**
 * The {@code change} table: one row for each change that people watch. It is the one table every service may add to,
 * always inside the transaction that makes the change; see docs/adr.
 */
public final class Journal {
    private static final String ADD = "INSERT INTO change (home_id, kind, subject) VALUES ($1, $2, $3)";

    private Journal() {}

    /** What changed; the subject is the id of the resource of that kind. */
    public enum Kind {
        HOME("home"),
        DEVICE("device"),
        /** Subject: the home's id. */
        SUPPLY("supply"),
        OUTAGE("outage"),
        /** Subject: the relay command's id, or {@code <device>/<relay>} for a report without a command. */
        RELAY("relay"),
        REJECTED("rejected");

        private final String wire;

        Kind(String wire) {
            this.wire = wire;
        }

        public String wire() {
            return wire;
        }
    }

    /** Adds a row through the caller's own connection, so that it commits or vanishes with the change itself. */
    public static Future<Void> add(SqlClient transaction, String homeId, Kind kind, String subject) {
        return transaction
                .preparedQuery(ADD)
                .execute(Tuple.of(homeId, kind.wire(), subject))
                .mapEmpty();
    }
}
