package io.mainswatch.alert.watch;

import io.mainswatch.alert.sql.Instants;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Optional;

/** The {@code listening} table: one row for each uninterrupted time in which we could hear. */
final class ListeningStore {
    /** Any number that no other lock of this program uses. */
    private static final long LOCK = 7_301_001;

    private static final String TRY_LOCK = "SELECT pg_try_advisory_xact_lock($1) AS mine";

    private static final String NEWEST = """
            SELECT id, from_at, to_at, ended_why FROM listening ORDER BY id DESC LIMIT 1
            """;

    /**
     * A gateway renews a lease of 10 s every 2 s: one with less than 4 s left has missed two renewals, and its silence
     * is no longer the devices'.
     */
    private static final String HEARING = """
            SELECT EXISTS (
                SELECT 1 FROM gateway WHERE hearing AND lease_until > $1::timestamptz + interval '4 seconds') AS hearing
            """;

    private static final String OPEN = "INSERT INTO listening (from_at, to_at) VALUES ($1, $1)";
    private static final String EXTEND = "UPDATE listening SET to_at = greatest(to_at, $2) WHERE id = $1";
    private static final String END = """
            UPDATE listening SET ended_why = $2, from_at = least(from_at, $3), to_at = least(to_at, $3) WHERE id = $1
            """;

    private static final String CURRENT = """
            SELECT id, from_at, to_at, ended_why, id > (SELECT min(id) FROM listening) AS resumed
            FROM listening ORDER BY id DESC LIMIT 1
            """;

    /** Takes this second's turn at the ledger; false when another copy has it. */
    Future<Boolean> tryLock(SqlClient transaction) {
        return transaction
                .preparedQuery(TRY_LOCK)
                .execute(Tuple.of(LOCK))
                .map(rows -> rows.iterator().next().getBoolean("mine"));
    }

    Future<Optional<LedgerEntry>> newest(SqlClient sql) {
        return sql.preparedQuery(NEWEST).execute().map(ListeningStore::entry);
    }

    Future<Boolean> hearing(SqlClient sql, Instant now) {
        return sql.preparedQuery(HEARING)
                .execute(Tuple.of(Instants.utc(now)))
                .map(rows -> rows.iterator().next().getBoolean("hearing"));
    }

    Future<Void> open(SqlClient sql, Instant now) {
        return sql.preparedQuery(OPEN).execute(Tuple.of(Instants.utc(now))).mapEmpty();
    }

    Future<Void> extend(SqlClient sql, LedgerEntry entry, Instant now) {
        return sql.preparedQuery(EXTEND)
                .execute(Tuple.of(entry.id(), Instants.utc(now)))
                .mapEmpty();
    }

    /** Ends an entry; what it claims about the future is cut off. */
    Future<Void> end(SqlClient sql, LedgerEntry entry, String why, Instant now) {
        return sql.preparedQuery(END)
                .execute(Tuple.of(entry.id(), why, Instants.utc(now)))
                .mapEmpty();
    }

    /** What we are listening in now, or empty while we are deaf. */
    Future<Optional<Listening>> current(SqlClient sql, Instant now) {
        return sql.preparedQuery(CURRENT)
                .execute()
                .map(rows -> entry(rows)
                        .filter(entry -> entry.continuesAt(now))
                        .map(entry -> new Listening(
                                entry.from(), rows.iterator().next().getBoolean("resumed"))));
    }

    private static Optional<LedgerEntry> entry(RowSet<Row> rows) {
        if (rows.size() == 0) {
            return Optional.empty();
        }
        var row = rows.iterator().next();
        return Optional.of(new LedgerEntry(
                row.getLong("id"),
                Instants.required(row, "from_at"),
                Instants.required(row, "to_at"),
                row.getString("ended_why")));
    }
}
