package io.mainswatch.ingest.partition;

import io.mainswatch.common.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/** The partitions of the {@code reading} table. */
final class PartitionStore {
    private static final String LIST = """
            SELECT child.relname AS name FROM pg_inherits
            JOIN pg_class child ON child.oid = pg_inherits.inhrelid
            WHERE pg_inherits.inhparent = 'reading'::regclass
            """;

    /** One maker of partitions at a time over all copies; let go at the end of the transaction. */
    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtext('mainswatch.partition'))";

    private static final String EXISTS = "SELECT to_regclass($1) IS NOT NULL AS found";

    private static final String CREATE = "CREATE TABLE %s (LIKE reading INCLUDING ALL)";

    /**
     * Takes a lock on {@code reading} that conflicts with neither readers nor writers. The new table is empty and seen by
     * nobody yet, so that looking through it for rows of another week costs nothing and no check constraint is needed.
     */
    private static final String ATTACH =
            "ALTER TABLE reading ATTACH PARTITION %s FOR VALUES FROM ('%s 00:00:00+00') TO ('%s 00:00:00+00')";

    private final Database database;

    PartitionStore(Database database) {
        this.database = database;
    }

    Future<List<Week>> list() {
        return database.pool().query(LIST).execute().map(rows -> {
            var weeks = new ArrayList<Week>();
            for (Row row : rows) {
                var name = row.getString("name");
                if (Week.isName(name)) {
                    weeks.add(Week.ofName(name));
                }
            }
            return weeks;
        });
    }

    /** Makes the week's partition unless it exists, whichever copy made it. */
    Future<Void> make(Week week) {
        return database.transaction(connection -> connection
                .query(LOCK)
                .execute()
                .compose(locked -> connection.preparedQuery(EXISTS).execute(Tuple.of(week.tableName())))
                .compose(rows -> rows.iterator().next().getBoolean("found")
                        ? Future.succeededFuture()
                        : create(connection, week)));
    }

    private static Future<Void> create(SqlConnection connection, Week week) {
        var next = new Week(week.number() + 1);
        return connection
                .query(CREATE.formatted(week.tableName()))
                .execute()
                .compose(made -> connection
                        .query(ATTACH.formatted(week.tableName(), week.monday(), next.monday()))
                        .execute())
                .mapEmpty();
    }
}
