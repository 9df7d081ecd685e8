package io.mainswatch.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.common.testing.Await;
import io.mainswatch.common.testing.ManualClock;
import io.mainswatch.common.testing.TestPlatform;
import io.mainswatch.ingest.IngestVerticle;
import io.mainswatch.ingest.device.Registry;
import io.mainswatch.ingest.signature.SignedNumbers;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What an honest device that signs may rely on. */
class SignedUploadsIT {
    private static final ManualClock CLOCK = new ManualClock().followingTheMachine();
    private static TestPlatform platform;
    private static Registry registry;
    private static Door door;
    private static int devices;

    @BeforeAll
    static void open() {
        platform = TestPlatform.open(CLOCK, Map.of());
        registry = new Registry(platform).home("default", "UTC");
        door = new Door(platform.deploy(new IngestVerticle(platform.platform())).httpPort());
    }

    @AfterAll
    static void close() {
        platform.close();
    }

    private static String fresh() {
        var id = "s" + ++devices;
        registry.device(id, "default");
        return id;
    }

    private static SigningDevice signing(String id) {
        return new SigningDevice(door, CLOCK, id, registry.secret(id));
    }

    @Test
    void a_device_whose_answer_was_lost_sends_the_same_records_again_and_they_are_duplicates() {
        var device = signing(fresh());
        var batch = "[%s,%s]".formatted(record(1, 1, 10), record(1, 2, 20));

        assertThat(device.post(batch).body()).isEqualTo("{\"stored\":2,\"duplicate\":0,\"rejected\":[]}");
        assertThat(device.post(batch).body()).isEqualTo("{\"stored\":0,\"duplicate\":2,\"rejected\":[]}");
        device.restart();
        assertThat(device.post(batch).body()).isEqualTo("{\"stored\":0,\"duplicate\":2,\"rejected\":[]}");
    }

    @Test
    void a_record_of_the_same_number_with_other_values_is_kept_as_rejected_beside_good_ones() {
        var id = fresh();
        var device = signing(id);
        device.post("[" + record(1, 1, 10) + "]");

        var answer = device.post("[%s,%s,%s]".formatted(record(1, 1, 11), record(1, 2, 20), record(1, 2, 20)));

        assertThat(answer.number("stored")).isEqualTo(1);
        assertThat(answer.number("duplicate")).isEqualTo(1);
        assertThat(answer.tree().at("/rejected/0/index").asInt(-1)).isZero();
        Await.until("kept", () -> registry.count("SELECT count(*) FROM rejected_message WHERE device_id = ?", id) == 1);
    }

    @Test
    void readings_without_numbers_are_told_apart_by_their_time() {
        var device = signing(fresh());
        var reading = "{\"at\":\"2026-01-20T14:02:00Z\",\"powerWatts\":7}";

        assertThat(device.post("[" + reading + "]").number("stored")).isEqualTo(1);
        assertThat(device.post("[" + reading + "]").number("duplicate")).isEqualTo(1);
        assertThat(device.post(reading.replace("7", "8"))
                        .tree()
                        .at("/rejected/0/reason")
                        .asText())
                .contains("conflicting");
        assertThat(device.post("{\"powerWatts\":1}\n{\"powerWatts\":2}").number("stored"))
                .isEqualTo(2);
    }

    @Test
    void gzip_is_signed_as_it_crosses_the_wire() {
        var device = signing(fresh());

        var answer = device.post(Door.gzip("[" + record(1, 1, 10) + "]"), "Content-Encoding", "gzip");

        assertThat(answer.number("stored")).isEqualTo(1);
    }

    @Test
    void a_body_that_is_not_understood_uses_its_number_up() {
        var device = signing(fresh());
        var request = device.sign("POST", "/v1/readings", "nonsense".getBytes(UTF_8), new SignedNumbers(now(), 1, 1));

        assertThat(device.send(request).status()).isEqualTo(400);
        assertThat(device.send(request).status()).isEqualTo(409);
    }

    @Test
    void resume_tells_the_last_contiguous_number_and_the_gaps() {
        var device = signing(fresh());
        assertThat(device.resume().body()).isEqualTo("{\"seq\":0,\"gaps\":[]}");

        device.post("[%s,%s,%s,%s]".formatted(record(1, 1, 1), record(1, 2, 2), record(2, 5, 5), record(2, 9, 9)));

        assertThat(device.resume().body())
                .isEqualTo("{\"seq\":2,\"gaps\":[{\"from\":3,\"to\":4},{\"from\":6,\"to\":8}]}");
    }

    @Test
    void thinned_lost_and_refused_records_count_as_received() {
        var id = fresh();
        var device = signing(id);
        var thinned = "{\"boot\":1,\"seqFrom\":1,\"seqTo\":12,\"ageMs\":1000,\"powerWatts\":50}";
        var lost = "{\"boot\":1,\"seqFrom\":13,\"seqTo\":20,\"lost\":true}";
        var refused = "{\"boot\":1,\"seq\":21,\"ageMs\":5,\"voltageVolts\":-1}";
        var batch = "[" + thinned + "," + lost + "," + refused + "," + record(1, 22, 3) + "]";

        var answer = device.post(batch.replace("\"ageMs\":1000", "\"at\":\"2026-01-20T14:02:00Z\""));

        assertThat(answer.number("stored")).as(answer.body()).isEqualTo(3);
        assertThat(answer.tree().at("/rejected/0/index").asInt()).isEqualTo(2);
        assertThat(device.resume().body()).isEqualTo("{\"seq\":22,\"gaps\":[]}");
        assertThat(registry.column(
                        "SELECT concat_ws('|', received, thinned, lost) FROM record_mark WHERE device_id = ?", id))
                .containsExactly("{[1,13),[22,23)}|{[1,13)}|{[13,22)}");
        assertThat(device.post("[" + lost + "]").number("duplicate")).isEqualTo(1);
    }

    @Test
    void a_thinned_record_of_what_is_stored_already_is_a_duplicate_and_one_with_something_new_is_not() {
        var device = signing(fresh());
        var all = LongStream.rangeClosed(1, 12)
                .mapToObj(seq -> record(1, seq, seq))
                .collect(Collectors.joining(",", "[", "]"));
        device.post(all);
        var minute = "{\"boot\":1,\"seqFrom\":1,\"seqTo\":12,\"at\":\"2026-01-20T14:02:00Z\",\"powerWatts\":6.5}";
        var more = "{\"boot\":1,\"seqFrom\":1,\"seqTo\":24,\"at\":\"2026-01-20T14:03:00Z\",\"powerWatts\":7.5}";

        assertThat(device.post("[" + minute + "]").number("duplicate")).isEqualTo(1);
        assertThat(device.post("[" + more + "]").number("stored")).isEqualTo(1);
        assertThat(device.post("[" + more + "]").number("duplicate")).isEqualTo(1);
        assertThat(device.post("[" + record(1, 20, 1) + "]").number("duplicate"))
                .isEqualTo(1);
        assertThat(device.post("[" + more.replace("7.5", "9") + "]")
                        .tree()
                        .at("/rejected/0/reason")
                        .asText())
                .contains("conflicting");
    }

    @Test
    void what_comes_after_all_is_lost_no_longer() {
        var id = fresh();
        var device = signing(id);
        device.post("[{\"boot\":1,\"seqFrom\":1,\"seqTo\":3,\"lost\":true}]");

        assertThat(device.post("[" + record(1, 2, 5) + "]").number("stored")).isEqualTo(1);
        assertThat(registry.column("SELECT lost::text FROM record_mark WHERE device_id = ?", id))
                .containsExactly("{[1,2),[3,4)}");
    }

    @Test
    void a_bearer_may_declare_records_lost_too() {
        var id = fresh();
        var secret = registry.secret(id);

        var answer =
                door.readings(secret, "[" + record(1, 2, 5) + ",{\"boot\":1,\"seqFrom\":1,\"seqTo\":1,\"lost\":true}]");

        assertThat(answer.number("stored")).isEqualTo(2);
        assertThat(door.get("/v1/resume", "Authorization", "Bearer " + secret).number("seq"))
                .isEqualTo(2);
        assertThat(door.get("/v1/resume?boot=7", "Authorization", "Bearer " + secret)
                        .number("seq"))
                .isZero();
        assertThat(door.get("/v1/resume?boot=x", "Authorization", "Bearer " + secret)
                        .status())
                .isEqualTo(400);
        assertThat(door.get("/v1/resume").status()).isEqualTo(401);
    }

    @Test
    void both_secrets_of_a_rotation_sign_and_each_counts_its_own_requests() {
        var id = fresh();
        var before = signing(id);
        assertThat(before.post("[]").status()).isEqualTo(200);
        assertThat(before.post("[]").status()).isEqualTo(200);
        var after = signing(id);
        assertThat(after.post("[]").status()).isEqualTo(200);
        assertThat(before.post("[]").status()).isEqualTo(200);
    }

    @Test
    void a_request_whose_transaction_failed_keeps_its_number_for_the_next_try() {
        var device = signing(fresh());
        device.post("[]");
        registry.execute("ALTER TABLE record_mark RENAME TO record_mark_away");
        CompletableFuture<Door.Answer> answer;
        try {
            answer = CompletableFuture.supplyAsync(() -> device.post("[" + record(1, 1, 10) + "]"));
            Await.until(
                    "tried in vain",
                    () -> registry.count("SELECT xact_rollback FROM pg_stat_database"
                                    + " WHERE datname = current_database()")
                            > 0);
        } finally {
            registry.execute("ALTER TABLE record_mark_away RENAME TO record_mark");
        }

        assertThat(answer.join().number("stored")).isEqualTo(1);
    }

    @Test
    void a_row_that_the_database_will_never_take_harms_no_other_of_its_request() {
        registry.execute("ALTER TABLE reading ADD CONSTRAINT not_this CHECK (power_watts <> 666)");
        var device = signing(fresh());

        var answer = device.post("[%s,%s,%s]".formatted(record(1, 1, 1), record(1, 2, 666), record(1, 3, 3)));

        assertThat(answer.number("stored")).as(answer.body()).isEqualTo(2);
        assertThat(answer.tree().at("/rejected/0/index").asInt(-1)).isEqualTo(1);
        assertThat(device.resume().body()).isEqualTo("{\"seq\":3,\"gaps\":[]}");
    }

    @Test
    void what_one_copy_has_taken_another_refuses() {
        var id = fresh();
        var device = signing(id);
        var request = device.sign("POST", "/v1/readings", "[]".getBytes(UTF_8), new SignedNumbers(now(), 3, 3));
        assertThat(device.send(request).status()).isEqualTo(200);
        try (var other = TestPlatform.open(platform.databaseUrl(), CLOCK, Map.of())) {
            var otherDoor =
                    new Door(other.deploy(new IngestVerticle(other.platform())).httpPort());

            assertThat(new SigningDevice(otherDoor, CLOCK, id, "unused")
                            .send(request)
                            .status())
                    .isEqualTo(409);
        }
    }

    @Test
    void nothing_is_judged_while_our_own_clock_is_not_trusted() {
        var device = signing(fresh());
        CLOCK.trust(false);
        try {
            var answer = device.post("[" + record(1, 1, 1) + "]");
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isNotEmpty();
            assertThat(door.get("/v1/time").status()).isEqualTo(503);
            var age = door.readings(registry.secret(fresh()), "{\"ageMs\":1000,\"powerWatts\":1}");
            assertThat(age.status())
                    .as("an age would be dated by the wrong clock")
                    .isEqualTo(503);
        } finally {
            CLOCK.trust(true);
        }
        assertThat(device.post("[" + record(1, 1, 1) + "]").number("stored")).isEqualTo(1);
    }

    @Test
    void a_device_with_thousands_of_gaps_costs_its_own_history_and_not_the_database() {
        var id = fresh();
        var device = signing(id);
        device.post(LongStream.rangeClosed(1, 2_500)
                .mapToObj(seq -> "{\"boot\":1,\"seqFrom\":%d,\"seqTo\":%d,\"lost\":true}".formatted(2 * seq, 2 * seq))
                .collect(Collectors.joining(",", "[", "]")));

        assertThat(registry.count("SELECT count(*) FROM record_mark, unnest(received + lost) WHERE device_id = ?", id))
                .isBetween(1_000L, 2_000L);
        assertThat(device.resume().tree().path("gaps").size()).isEqualTo(16);
    }

    private static long now() {
        return CLOCK.now().getEpochSecond();
    }

    private static String record(long boot, long seq, double watts) {
        return "{\"boot\":%d,\"seq\":%d,\"at\":\"2026-01-20T14:00:%02d.%03dZ\",\"powerWatts\":%s}"
                .formatted(boot, seq, seq % 60, boot, watts);
    }
}
