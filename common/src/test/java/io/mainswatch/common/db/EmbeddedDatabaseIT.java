package io.mainswatch.common.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mainswatch.common.config.DatabaseUrl;
import io.mainswatch.common.testing.Await;
import io.mainswatch.common.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseIT {
    @TempDir
    Path home;

    /** The starter unpacks PostgreSQL once a process, below the first home it sees: that must not be a test's own. */
    @BeforeAll
    static void unpack() {
        TestDatabase.fresh();
    }

    @Test
    void it_is_durable_and_asks_for_the_password() throws Exception {
        try (var database = EmbeddedDatabase.start(home)) {
            for (var setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
                assertThat(ask(database.url(), "SHOW " + setting)).as(setting).isEqualTo("on");
            }
            var url = database.url();
            assertThatThrownBy(() -> DriverManager.getConnection(url.jdbc(), url.user(), "guessed"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password");
        }
    }

    @Test
    void it_keeps_its_data_and_refuses_a_second_owner() throws Exception {
        try (var database = EmbeddedDatabase.start(home)) {
            run(database.url(), "CREATE TABLE kept AS SELECT 42 AS answer");
            assertThatThrownBy(() -> EmbeddedDatabase.start(home))
                    .isInstanceOf(HomeInUseException.class)
                    .hasMessageContaining("MAINSWATCH_HOME");
        }
        try (var again = EmbeddedDatabase.start(home)) {
            assertThat(ask(again.url(), "SELECT answer FROM kept")).isEqualTo("42");
        }
    }

    @Test
    void a_killed_server_comes_back_on_the_same_port_with_what_was_committed() throws Exception {
        try (var database = EmbeddedDatabase.start(home)) {
            run(database.url(), "CREATE TABLE kept AS SELECT 42 AS answer");
            long pid = Long.parseLong(Files.readAllLines(home.resolve("postgres/data/postmaster.pid"))
                    .get(0));
            var killed = ProcessHandle.of(pid).orElseThrow();
            killed.destroyForcibly();
            killed.onExit().join();
            Await.until("the server is back", () -> answers(database.url()));
            assertThat(ask(database.url(), "SELECT answer FROM kept")).isEqualTo("42");
        }
    }

    private static boolean answers(DatabaseUrl url) {
        try {
            return ask(url, "SELECT 1").equals("1");
        } catch (SQLException notYet) {
            return false;
        }
    }

    private static String ask(DatabaseUrl url, String sql) throws SQLException {
        try (var connection = TestDatabase.connect(url);
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void run(DatabaseUrl url, String sql) throws SQLException {
        try (var connection = TestDatabase.connect(url)) {
            connection.createStatement().execute(sql);
        }
    }
}
