package io.mainswatch.common.db;

import io.mainswatch.common.Version;
import io.mainswatch.common.config.DatabaseUrl;
import io.mainswatch.common.failure.Failure;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** The connection pool every store shares, and the questions asked of the server itself. */
public final class Database {
    private static final int MAX_WAITING = 2_000;
    private static final int CONNECT_TIMEOUT_SECONDS = 10;

    private static final String DURABILITY = """
            SELECT name, setting FROM pg_settings
            WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit') AND setting = 'off'
            """;

    private static final String SUPPORT = """
            SELECT coalesce(max(migration), 0) AS migration,
                   (SELECT oldest_program FROM schema_support ORDER BY migration DESC LIMIT 1) AS oldest_program
            FROM schema_support
            """;

    private final Pool pool;

    private Database(Pool pool) {
        this.pool = pool;
    }

    /** Opens lazily: the first statement connects. */
    public static Database open(Vertx vertx, DatabaseUrl url, int connections) {
        var connect = new PgConnectOptions()
                .setHost(url.host())
                .setPort(url.port())
                .setDatabase(url.database())
                .setUser(url.user())
                .setPassword(url.password())
                .setCachePreparedStatements(true)
                .setPipeliningLimit(16)
                .addProperty("application_name", "mainswatch")
                .addProperty("TimeZone", "UTC");
        var options = new PoolOptions()
                .setMaxSize(connections)
                .setMaxWaitQueueSize(MAX_WAITING)
                .setConnectionTimeout(CONNECT_TIMEOUT_SECONDS)
                .setConnectionTimeoutUnit(TimeUnit.SECONDS);
        return new Database(PgBuilder.pool()
                .with(options)
                .connectingTo(connect)
                .using(vertx)
                .build());
    }

    /** For stores. Statements on it are not ordered against each other and each is a transaction of its own. */
    public Pool pool() {
        return pool;
    }

    /** Runs the work in one transaction: committed when its future succeeds, rolled back when it fails. */
    public <T> Future<T> transaction(Function<SqlConnection, Future<T>> work) {
        return pool.withTransaction(work);
    }

    /** Fails when the server answers no statement. */
    public Future<Void> ping() {
        return pool.query("SELECT 1").execute().mapEmpty();
    }

    /**
     * Fails when the server may lose what it has acknowledged: an acknowledgement of ours would then be a lie.
     */
    public Future<Void> requireDurable() {
        return pool.query(DURABILITY).execute().compose(rows -> {
            var off = new ArrayList<String>();
            for (Row row : rows) {
                off.add(row.getString("name"));
            }
            return off.isEmpty()
                    ? Future.succeededFuture()
                    : Future.failedFuture(
                            Failure.unavailable("the database runs with " + off + " off; expected on", null));
        });
    }

    /**
     * Fails when the schema is older than this program needs, or so new that this program may no longer use it.
     *
     * @param needed the newest migration this caller's statements rely on
     */
    public Future<Void> requireSchema(int needed) {
        return pool.query(SUPPORT).execute().compose(rows -> {
            var row = rows.iterator().next();
            int migration = row.getInteger("migration");
            var oldest = row.getString("oldest_program");
            if (migration < needed) {
                return Future.failedFuture(Failure.unavailable(
                        "the database is at schema " + migration + ", this program needs " + needed
                                + ": run ./mainswatch migrate",
                        null));
            }
            if (oldest != null && Version.CURRENT.compareTo(Version.parse(oldest)) < 0) {
                return Future.failedFuture(Failure.unavailable(
                        "the database needs program " + oldest + " or newer, this is " + Version.CURRENT, null));
            }
            return Future.succeededFuture();
        });
    }

    public Future<Void> close() {
        return pool.close();
    }
}
