package io.mainswatch.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.common.testing.Await;
import io.mainswatch.common.testing.Shared;
import io.mainswatch.common.testing.TestPlatform;
import io.mainswatch.ingest.IngestVerticle;
import io.mainswatch.ingest.signature.SignedNumbers;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an honest device that signs its requests may rely on. */
class SignedUploadsIT {
    @RegisterExtension
    static final Shared<SigningSite> SHARED = Shared.of(SigningSite.class, SigningSite::new);

    private static SigningSite site;

    @BeforeAll
    static void open() {
        site = SHARED.get();
    }

    @Test
    void gzip_is_signed_as_it_crosses_the_wire() {
        var device = site.signing(site.fresh());

        var answer = device.post(Door.gzip("[" + SigningSite.record(1, 1, 10) + "]"), "Content-Encoding", "gzip");

        assertThat(answer.number("stored")).isEqualTo(1);
    }

    @Test
    void a_body_that_is_not_understood_uses_its_number_up() {
        var device = site.signing(site.fresh());
        var request = device.sign(
                "POST",
                "/v1/readings",
                "nonsense".getBytes(UTF_8),
                new SignedNumbers(site.clock().now().getEpochSecond(), 1, 1));

        assertThat(device.send(request).status()).isEqualTo(400);
        assertThat(device.send(request).status()).isEqualTo(409);
    }

    @Test
    void both_secrets_of_a_rotation_sign_and_each_counts_its_own_requests() {
        var id = site.fresh();
        var before = site.signing(id);
        assertThat(before.post("[]").status()).isEqualTo(200);
        assertThat(before.post("[]").status()).isEqualTo(200);
        var after = site.signing(id);
        assertThat(after.post("[]").status()).isEqualTo(200);
        assertThat(before.post("[]").status()).isEqualTo(200);
    }

    @Test
    void a_request_whose_transaction_failed_keeps_its_number_for_the_next_try() {
        var device = site.signing(site.fresh());
        device.post("[]");
        site.registry().execute("ALTER TABLE record_mark RENAME TO record_mark_away");
        CompletableFuture<Door.Answer> answer;
        try {
            answer = CompletableFuture.supplyAsync(() -> device.post("[" + SigningSite.record(1, 1, 10) + "]"));
            Await.until(
                    "tried in vain",
                    () -> site.registry()
                                    .count("SELECT xact_rollback FROM pg_stat_database"
                                            + " WHERE datname = current_database()")
                            > 0);
        } finally {
            site.registry().execute("ALTER TABLE record_mark_away RENAME TO record_mark");
        }

        assertThat(answer.join().number("stored")).isEqualTo(1);
    }

    @Test
    void a_row_that_the_database_will_never_take_harms_no_other_of_its_request() {
        site.registry().execute("ALTER TABLE reading ADD CONSTRAINT not_this CHECK (power_watts <> 666)");
        var device = site.signing(site.fresh());

        var answer = device.post("[%s,%s,%s]"
                .formatted(SigningSite.record(1, 1, 1), SigningSite.record(1, 2, 666), SigningSite.record(1, 3, 3)));

        assertThat(answer.number("stored")).as(answer.body()).isEqualTo(2);
        assertThat(answer.tree().at("/rejected/0/index").asInt(-1)).isEqualTo(1);
        assertThat(device.resume().body()).isEqualTo("{\"seq\":3,\"gaps\":[]}");
    }

    @Test
    void what_one_copy_has_taken_another_refuses() {
        var id = site.fresh();
        var device = site.signing(id);
        var request = device.sign(
                "POST",
                "/v1/readings",
                "[]".getBytes(UTF_8),
                new SignedNumbers(site.clock().now().getEpochSecond(), 3, 3));
        assertThat(device.send(request).status()).isEqualTo(200);
        try (var other = TestPlatform.open(site.platform().databaseUrl(), site.clock(), Map.of())) {
            var otherDoor =
                    new Door(other.deploy(new IngestVerticle(other.platform())).httpPort());

            assertThat(new SigningDevice(otherDoor, site.clock(), id, "unused")
                            .send(request)
                            .status())
                    .isEqualTo(409);
        }
    }

    @Test
    void nothing_is_judged_while_our_own_clock_is_not_trusted() {
        var device = site.signing(site.fresh());
        site.clock().trust(false);
        try {
            var answer = device.post("[" + SigningSite.record(1, 1, 1) + "]");
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isNotEmpty();
            assertThat(site.door().get("/v1/time").status()).isEqualTo(503);
            var age = site.door().readings(site.registry().secret(site.fresh()), "{\"ageMs\":1000,\"powerWatts\":1}");
            assertThat(age.status())
                    .as("an age would be dated by the wrong clock")
                    .isEqualTo(503);
        } finally {
            site.clock().trust(true);
        }
        assertThat(device.post("[" + SigningSite.record(1, 1, 1) + "]").number("stored"))
                .isEqualTo(1);
    }
}
