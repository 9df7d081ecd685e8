package io.mainswatch.common.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mainswatch.common.config.DatabaseUrl;
import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.security.SecretBox;
import io.mainswatch.common.security.Secrets;
import io.mainswatch.common.testing.Await;
import io.mainswatch.common.testing.ManualClock;
import io.mainswatch.common.testing.TestDatabase;
import io.mainswatch.common.testing.TestPlatform;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class DatabaseIT {
    private static final TestPlatform TEST = TestPlatform.open();
    private final Database database = TEST.platform().database();

    @AfterAll
    static void close() {
        TEST.close();
    }

    @Test
    void the_embedded_server_is_durable_and_has_this_programs_schema() {
        Await.result(database.requireDurable());
        Await.result(database.requireSchema(Migrations.LATEST));
    }

    @Test
    void a_server_that_may_lose_commits_is_not_ready() throws Exception {
        var url = TestDatabase.fresh();
        try (var connection = TestDatabase.connect(url)) {
            connection.createStatement().execute("ALTER DATABASE " + url.database() + " SET synchronous_commit = off");
        }
        try (var careless = TestPlatform.open(url, new ManualClock(), Map.of())) {
            assertThat(Await.failure(careless.platform().database().requireDurable()))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("synchronous_commit");
        }
    }

    @Test
    void a_server_that_does_not_answer_is_named_without_its_password() {
        var url = new DatabaseUrl("127.0.0.1", 1, "home", "me", "very secret");
        assertThatThrownBy(() -> Migrations.apply(url))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("postgresql://me@127.0.0.1:1/home")
                .hasMessageNotContaining("very secret");
    }

    @Test
    void a_schema_older_than_needed_is_refused_with_the_remedy() {
        assertThat(Await.failure(database.requireSchema(Migrations.LATEST + 1)))
                .hasMessageContaining("./mainswatch migrate");
    }

    @Test
    void a_schema_this_program_is_too_old_for_is_refused() throws Exception {
        var url = TestDatabase.fresh();
        try (var connection = TestDatabase.connect(url)) {
            connection.createStatement().execute("INSERT INTO schema_support VALUES (1000, '99.0.0')");
        }
        try (var old = TestPlatform.open(url, new ManualClock(), Map.of())) {
            assertThat(Await.failure(old.platform().database().requireSchema(Migrations.LATEST)))
                    .hasMessageContaining("99.0.0 or newer");
        }
    }

    @Test
    void secrets_sealed_under_another_key_are_noticed() throws Exception {
        var url = TestDatabase.fresh();
        var ours = new SecretBox(Secrets.sha256("ours"));
        try (var connection = TestDatabase.connect(url)) {
            connection.createStatement().execute("INSERT INTO home VALUES ('h', 'Home', 'UTC', 'EUR')");
            connection
                    .createStatement()
                    .execute("INSERT INTO device VALUES ('d', 'h', 'D', 'meter', 'mains', 'secret', 5, 5)");
            var insert = connection.prepareStatement(
                    "INSERT INTO device_secret (device_id, kind, sealed) VALUES ('d', 'secret', ?)");
            insert.setBytes(1, ours.seal("d", "secret"));
            insert.execute();
        }
        try (var platform = TestPlatform.open(url, new ManualClock(), Map.of())) {
            var pool = platform.platform().database().pool();
            Await.result(SealedSecretQueries.requireKey(pool, ours));
            assertThat(Await.failure(SealedSecretQueries.requireKey(pool, new SecretBox(Secrets.sha256("theirs")))))
                    .hasMessageContaining("MAINSWATCH_MASTER_KEY");
        }
    }

    @Test
    void migrations_can_be_applied_again_and_by_two_at_once() throws Exception {
        var url = TestDatabase.empty();
        var other = Executors.newSingleThreadExecutor();
        var applied = other.submit(() -> Migrations.apply(url));
        Migrations.apply(url);
        applied.get();
        other.shutdown();
        assertThat(Migrations.apply(url)).isZero();
    }
}
