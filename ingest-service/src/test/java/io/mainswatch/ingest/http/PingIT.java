package io.mainswatch.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.common.testing.Await;
import io.mainswatch.ingest.device.Registry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a device says that it lives, over a real socket. */
class PingIT {
    private static RunningIngest service;
    private static Registry registry;
    private static Door door;
    private static String pingKey;

    @BeforeAll
    static void open() {
        service = new RunningIngest();
        registry = service.registry();
        door = service.door();
        pingKey = registry.pingKey("phone");
    }

    @AfterAll
    static void close() {
        service.close();
    }

    @Test
    void a_ping_is_stored_when_it_is_answered() {
        var answer = door.get("/ping/" + pingKey + "?charging=true&battery=80&network=wifi&age=3600");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("ok");
        assertThat(registry.column("""
                        SELECT concat_ws('|', source, charging, battery_percent, network, round(extract(epoch FROM received_at - at)))
                        FROM heartbeat WHERE device_id = 'phone' AND battery_percent = 80
                        """)).containsExactly("ping|t|80|wifi|3600");
    }

    @Test
    void a_ping_may_say_the_same_in_a_form_in_json_or_nothing() {
        long before = heartbeats();
        var path = "/ping/" + pingKey;

        assertThat(door.get(path).status()).isEqualTo(200);
        assertThat(door.post(path, "").status()).isEqualTo(200);
        assertThat(door.post(path, "charging=false&battery=7", "Content-Type", "application/x-www-form-urlencoded")
                        .status())
                .isEqualTo(200);
        assertThat(door.post(path, "{\"charging\":false,\"battery\":7}", "Content-Type", "application/json")
                        .status())
                .isEqualTo(200);
        assertThat(door.post(path, "I live", "Content-Type", "text/plain").status())
                .isEqualTo(200);

        assertThat(heartbeats()).isEqualTo(before + 5);
        assertThat(registry.count("SELECT count(*) FROM heartbeat WHERE battery_percent = 7 AND NOT charging"))
                .isEqualTo(2);
    }

    @Test
    void a_monitoring_tool_that_asks_for_the_head_alone_says_that_it_lives_too() {
        long before = heartbeats();
        var answer = door.head("/ping/" + pingKey + "?network=wifi");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(heartbeats()).isEqualTo(before + 1);
        assertThat(door.head("/ping/guess").status()).isEqualTo(404);
        assertThat(door.head("/ping/" + pingKey + "?battery=900").status()).isEqualTo(400);
        assertThat(heartbeats()).isEqualTo(before + 1);
    }

    @Test
    void any_other_method_is_told_which_there_are() {
        var answer = door.delete("/ping/" + pingKey);
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow").split(", ?")).containsExactlyInAnyOrder("GET", "HEAD", "POST");
    }

    @Test
    void a_beat_kept_for_four_hundred_days_is_taken() {
        assertThat(door.get("/ping/" + pingKey + "?age=34560000").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "charging=maybe, charging",
        "charging=, charging",
        "battery=101, battery",
        "battery=-1, battery",
        "battery=half, battery",
        "battery=1e9, battery",
        "network=carrier-pigeon, network",
        "age=-1, age",
        "age=34560001, age",
        "age=99999999999999999999, age",
        "age=1.5, age",
        "battery=1&battery=2, battery",
        "chargin=true, chargin"
    })
    void a_ping_with_a_mistake_is_told_which_field_it_is_in(String query, String field) {
        long before = heartbeats();
        var answer = door.get("/ping/" + pingKey + "?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.tree().at("/violations/0/field").asText()).isEqualTo(field);
        assertThat(heartbeats()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"guess", "%00", "..%2F..", "' OR 1=1 --"})
    void an_unknown_key_finds_nothing(String key) {
        var path = "/ping/" + key.replace(" ", "%20");
        assertThat(door.get(path).status()).isEqualTo(404);
        assertThat(door.get("/ping/" + "k".repeat(3_000)).status()).isEqualTo(404);
    }

    @Test
    void a_wrong_ping_is_kept_without_its_key() {
        door.get("/ping/" + pingKey + "?battery=300");
        door.get("/ping/not-a-key-of-ours?x=1");

        Await.until(
                "both kept",
                () -> registry.count("SELECT count(*) FROM rejected_message WHERE topic IN "
                                + "('/ping/…?battery=300', '/ping/…?x=1')")
                        == 2);
        assertThat(registry.count("SELECT count(*) FROM rejected_message WHERE topic LIKE '%' || ? || '%'", pingKey))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-www-form-urlencoded", "text/plain", "application/json"})
    void a_ping_in_json_is_understood_whatever_it_is_called(String type) {
        var path = "/ping/" + pingKey;
        long before = registry.count("SELECT count(*) FROM heartbeat WHERE NOT charging AND battery_percent = 41");
        assertThat(door.post(path, "{\"charging\":false,\"battery\":41}", "Content-Type", type)
                        .status())
                .isEqualTo(200);
        assertThat(registry.count("SELECT count(*) FROM heartbeat WHERE NOT charging AND battery_percent = 41"))
                .isEqualTo(before + 1);
        var wrong = door.post(path, " {\"charing\":false}", "Content-Type", type);
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.tree().at("/violations/0/field").asText()).isEqualTo("charing");
    }

    private static long heartbeats() {
        return registry.count("SELECT count(*) FROM heartbeat");
    }
}
