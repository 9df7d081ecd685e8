package io.mainswatch.common.testing;

import io.mainswatch.common.config.DatabaseUrl;
import io.mainswatch.common.db.EmbeddedDatabase;
import io.mainswatch.common.db.Migrations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Real PostgreSQL for tests: the server named by {@code MAINSWATCH_TEST_DATABASE_URL}, else one embedded server a test
 * JVM. Every caller gets a database of its own with the current schema, copied from a migrated template.
 */
public final class TestDatabase {
    private static final long STOP_MILLIS = 500;
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String PREFIX =
            "mainswatch_template_" + ProcessHandle.current().pid();

    private TestDatabase() {}

    /** Started when somebody wants a database of it, not when somebody connects to another. */
    private static final class Server {
        static final DatabaseUrl URL = server();
    }

    private static final class Template {
        static final String NAME = PREFIX;

        static {
            execute("CREATE DATABASE " + NAME);
            try {
                Migrations.apply(named(NAME));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** A fresh database with the current schema and no rows but the migrations' own. */
    public static DatabaseUrl fresh() {
        var name = PREFIX + "_" + COUNT.incrementAndGet();
        execute("CREATE DATABASE " + name + " TEMPLATE " + Template.NAME);
        return named(name);
    }

    /** A fresh database without any schema. */
    public static DatabaseUrl empty() {
        var name = PREFIX + "_empty_" + COUNT.incrementAndGet();
        execute("CREATE DATABASE " + name);
        return named(name);
    }

    /** A plain JDBC connection, for what a test asks the database itself. */
    public static Connection connect(DatabaseUrl url) throws SQLException {
        return DriverManager.getConnection(url.jdbc(), url.user(), url.password());
    }

    private static DatabaseUrl named(String database) {
        var server = Server.URL;
        return new DatabaseUrl(server.host(), server.port(), database, server.user(), server.password());
    }

    private static DatabaseUrl server() {
        var given = System.getenv("MAINSWATCH_TEST_DATABASE_URL");
        if (given != null) {
            return DatabaseUrl.parse(given);
        }
        try {
            var home = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "test-database-");
            UnpackedPostgres.shareWith(home.toAbsolutePath());
            var embedded = EmbeddedDatabase.start(home.toAbsolutePath());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> throwAway(embedded, home)));
            return embedded.url();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nobody will ask this server anything again: what it has not written yet it need not write, nor keep the rest. */
    private static void throwAway(EmbeddedDatabase embedded, Path home) {
        var closing = new Thread(embedded::close);
        closing.start();
        try {
            var pid = Files.readAllLines(home.resolve("postgres/data/postmaster.pid"))
                    .get(0);
            closing.join(STOP_MILLIS);
            ProcessHandle.of(Long.parseLong(pid.strip())).ifPresent(TestDatabase::kill);
            closing.join(10 * STOP_MILLIS);
        } catch (IOException alreadyGone) {
            // It stopped by itself.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        delete(home);
    }

    private static void kill(ProcessHandle server) {
        var processes = Stream.concat(server.descendants(), Stream.of(server)).toList();
        processes.forEach(ProcessHandle::destroyForcibly);
        CompletableFuture.allOf(processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, 10 * STOP_MILLIS, TimeUnit.MILLISECONDS)
                .join();
    }

    /** Tens of thousands of files: a process of its own deletes them when this one has ended. */
    private static void delete(Path folder) {
        try {
            new ProcessBuilder("rm", "-rf", folder.toString()).start();
        } catch (IOException e) {
            System.err.println("left behind: " + folder + ", " + e.getMessage());
        }
    }

    private static void execute(String sql) {
        try (var connection = connect(Server.URL);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
