package io.mainswatch.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.common.testing.Await;
import io.mainswatch.common.testing.Shared;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a device that numbers its records may rely on: nothing twice, nothing asked for in vain. */
class RecordNumbersIT {
    @RegisterExtension
    static final Shared<SigningSite> SHARED = Shared.of(SigningSite.class, SigningSite::new);

    private static SigningSite site;

    @BeforeAll
    static void open() {
        site = SHARED.get();
    }

    @Test
    void a_device_whose_answer_was_lost_sends_the_same_records_again_and_they_are_duplicates() {
        var device = site.signing(site.fresh());
        var batch = "[%s,%s]".formatted(SigningSite.record(1, 1, 10), SigningSite.record(1, 2, 20));

        assertThat(device.post(batch).body()).isEqualTo("{\"stored\":2,\"duplicate\":0,\"rejected\":[]}");
        assertThat(device.post(batch).body()).isEqualTo("{\"stored\":0,\"duplicate\":2,\"rejected\":[]}");
        device.restart();
        assertThat(device.post(batch).body()).isEqualTo("{\"stored\":0,\"duplicate\":2,\"rejected\":[]}");
    }

    @Test
    void a_record_of_the_same_number_with_other_values_is_kept_as_rejected_beside_good_ones() {
        var id = site.fresh();
        var device = site.signing(id);
        device.post("[" + SigningSite.record(1, 1, 10) + "]");

        var answer = device.post("[%s,%s,%s]"
                .formatted(SigningSite.record(1, 1, 11), SigningSite.record(1, 2, 20), SigningSite.record(1, 2, 20)));

        assertThat(answer.number("stored")).isEqualTo(1);
        assertThat(answer.number("duplicate")).isEqualTo(1);
        assertThat(answer.tree().at("/rejected/0/index").asInt(-1)).isZero();
        Await.until(
                "kept",
                () -> site.registry().count("SELECT count(*) FROM rejected_message WHERE device_id = ?", id) == 1);
    }

    @Test
    void readings_without_numbers_are_told_apart_by_their_time() {
        var device = site.signing(site.fresh());
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
    void resume_tells_the_last_contiguous_number_and_the_gaps() {
        var device = site.signing(site.fresh());
        assertThat(device.resume().body()).isEqualTo("{\"seq\":0,\"gaps\":[]}");

        device.post("[%s,%s,%s,%s]"
                .formatted(
                        SigningSite.record(1, 1, 1),
                        SigningSite.record(1, 2, 2),
                        SigningSite.record(2, 5, 5),
                        SigningSite.record(2, 9, 9)));

        assertThat(device.resume().body())
                .isEqualTo("{\"seq\":2,\"gaps\":[{\"from\":3,\"to\":4},{\"from\":6,\"to\":8}]}");
    }

    @Test
    void thinned_lost_and_refused_records_count_as_received() {
        var id = site.fresh();
        var device = site.signing(id);
        var thinned = "{\"boot\":1,\"seqFrom\":1,\"seqTo\":12,\"ageMs\":1000,\"powerWatts\":50}";
        var lost = "{\"boot\":1,\"seqFrom\":13,\"seqTo\":20,\"lost\":true}";
        var refused = "{\"boot\":1,\"seq\":21,\"ageMs\":5,\"voltageVolts\":-1}";
        var batch = "[" + thinned + "," + lost + "," + refused + "," + SigningSite.record(1, 22, 3) + "]";

        var answer = device.post(batch.replace("\"ageMs\":1000", "\"at\":\"2026-01-20T14:02:00Z\""));

        assertThat(answer.number("stored")).as(answer.body()).isEqualTo(3);
        assertThat(answer.tree().at("/rejected/0/index").asInt()).isEqualTo(2);
        assertThat(device.resume().body()).isEqualTo("{\"seq\":22,\"gaps\":[]}");
        assertThat(site.registry()
                        .column(
                                "SELECT concat_ws('|', received, thinned, lost) FROM record_mark WHERE device_id = ?",
                                id))
                .containsExactly("{[1,13),[22,23)}|{[1,13)}|{[13,22)}");
        assertThat(device.post("[" + lost + "]").number("duplicate")).isEqualTo(1);
    }

    @Test
    void a_thinned_record_of_what_is_stored_already_is_a_duplicate_and_one_with_something_new_is_not() {
        var device = site.signing(site.fresh());
        var all = LongStream.rangeClosed(1, 12)
                .mapToObj(seq -> SigningSite.record(1, seq, seq))
                .collect(Collectors.joining(",", "[", "]"));
        device.post(all);
        var minute = "{\"boot\":1,\"seqFrom\":1,\"seqTo\":12,\"at\":\"2026-01-20T14:02:00Z\",\"powerWatts\":6.5}";
        var more = "{\"boot\":1,\"seqFrom\":1,\"seqTo\":24,\"at\":\"2026-01-20T14:03:00Z\",\"powerWatts\":7.5}";

        assertThat(device.post("[" + minute + "]").number("duplicate")).isEqualTo(1);
        assertThat(device.post("[" + more + "]").number("stored")).isEqualTo(1);
        assertThat(device.post("[" + more + "]").number("duplicate")).isEqualTo(1);
        assertThat(device.post("[" + SigningSite.record(1, 20, 1) + "]").number("duplicate"))
                .isEqualTo(1);
        assertThat(device.post("[" + more.replace("7.5", "9") + "]")
                        .tree()
                        .at("/rejected/0/reason")
                        .asText())
                .contains("conflicting");
    }

    @Test
    void what_comes_after_all_is_lost_no_longer() {
        var id = site.fresh();
        var device = site.signing(id);
        device.post("[{\"boot\":1,\"seqFrom\":1,\"seqTo\":3,\"lost\":true}]");

        assertThat(device.post("[" + SigningSite.record(1, 2, 5) + "]").number("stored"))
                .isEqualTo(1);
        assertThat(site.registry().column("SELECT lost::text FROM record_mark WHERE device_id = ?", id))
                .containsExactly("{[1,2),[3,4)}");
    }

    @Test
    void a_bearer_may_declare_records_lost_too() {
        var id = site.fresh();
        var secret = site.registry().secret(id);

        var answer = site.door()
                .readings(
                        secret,
                        "[" + SigningSite.record(1, 2, 5) + ",{\"boot\":1,\"seqFrom\":1,\"seqTo\":1,\"lost\":true}]");

        assertThat(answer.number("stored")).isEqualTo(2);
        assertThat(site.door()
                        .get("/v1/resume", "Authorization", "Bearer " + secret)
                        .number("seq"))
                .isEqualTo(2);
        assertThat(site.door()
                        .get("/v1/resume?boot=7", "Authorization", "Bearer " + secret)
                        .number("seq"))
                .isZero();
        assertThat(site.door()
                        .get("/v1/resume?boot=x", "Authorization", "Bearer " + secret)
                        .status())
                .isEqualTo(400);
        assertThat(site.door().get("/v1/resume").status()).isEqualTo(401);
    }

    @Test
    void a_device_with_thousands_of_gaps_costs_its_own_history_and_not_the_database() {
        var id = site.fresh();
        var device = site.signing(id);
        device.post(LongStream.rangeClosed(1, 2_500)
                .mapToObj(seq -> "{\"boot\":1,\"seqFrom\":%d,\"seqTo\":%d,\"lost\":true}".formatted(2 * seq, 2 * seq))
                .collect(Collectors.joining(",", "[", "]")));

        assertThat(site.registry()
                        .count("SELECT count(*) FROM record_mark, unnest(received + lost) WHERE device_id = ?", id))
                .isBetween(1_000L, 2_000L);
        assertThat(device.resume().tree().path("gaps").size()).isEqualTo(16);
    }
}
