package io.mainswatch.ingest.writer;

import io.vertx.pgclient.PgException;

/** Tells a refusal of the data, which will never pass, from trouble of the server, which will. */
final class DatabaseFailure {
    private DatabaseFailure() {}

    /**
     * Whether the database says that these rows can never be stored: a key that is twice in one
     * statement (class 21), wrong data (22), a constraint (23) or a
     * trigger's own error (P0). Everything else, a lost connection, a full disk, a shutdown, a deadlock, a missing
     * right, is mended by waiting or by an operator, so the rows are kept.
     */
    static boolean isPermanent(Throwable cause) {
        return cause instanceof PgException refusal
                && refusal.getSqlState() != null
                && (refusal.getSqlState().startsWith("21")
                        || refusal.getSqlState().startsWith("22")
                        || refusal.getSqlState().startsWith("23")
                        || refusal.getSqlState().startsWith("P0"));
    }

    /** What a person is told: the server's words about the row, never a statement. */
    static String reason(Throwable cause) {
        return cause instanceof PgException refusal
                ? "refused by the database: " + refusal.getErrorMessage()
                : "refused by the database";
    }
}
