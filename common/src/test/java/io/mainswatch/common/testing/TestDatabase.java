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
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Real PostgreSQL for tests: the server named by {@code MAINSWATCH_TEST_DATABASE_URL}, else one embedded server a test
 * JVM. Every caller gets a database of its own with the current schema, copied from a migrated template.
 */
public final class TestDatabase {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final DatabaseUrl SERVER = server();
    private static final String TEMPLATE =
            "mainswatch_template_" + ProcessHandle.current().pid();

    static {
        execute("CREATE DATABASE " + TEMPLATE);
        try {
            Migrations.apply(named(TEMPLATE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TestDatabase() {}

    /** A fresh database with the current schema and no rows but the migrations' own. */
    public static DatabaseUrl fresh() {
        var name = TEMPLATE + "_" + COUNT.incrementAndGet();
        execute("CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE);
        return named(name);
    }

    /** A fresh database without any schema. */
    public static DatabaseUrl empty() {
        var name = TEMPLATE + "_empty_" + COUNT.incrementAndGet();
        execute("CREATE DATABASE " + name);
        return named(name);
    }

    /** A plain JDBC connection, for what a test asks the database itself. */
    public static Connection connect(DatabaseUrl url) throws SQLException {
        return DriverManager.getConnection(url.jdbc(), url.user(), url.password());
    }

    private static DatabaseUrl named(String database) {
        return new DatabaseUrl(SERVER.host(), SERVER.port(), database, SERVER.user(), SERVER.password());
    }

    private static DatabaseUrl server() {
        var given = System.getenv("MAINSWATCH_TEST_DATABASE_URL");
        if (given != null) {
            return DatabaseUrl.parse(given);
        }
        try {
            var home = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "test-database-");
            var embedded = EmbeddedDatabase.start(home.toAbsolutePath());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                embedded.close();
                delete(home);
            }));
            return embedded.url();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A folder that does not go away harms nobody but the disk. */
    private static void delete(Path folder) {
        try (var found = Files.walk(folder)) {
            found.sorted(Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            System.err.println("left behind: " + folder + ", " + e.getMessage());
        }
    }

    private static void execute(String sql) {
        try (var connection = connect(SERVER);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
