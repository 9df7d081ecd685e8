package io.mainswatch.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.common.testing.Await;
import io.mainswatch.common.testing.TestPlatform;
import io.mainswatch.ingest.IngestVerticle;
import io.mainswatch.ingest.device.Registry;
import io.mainswatch.ingest.energy.EnergyRollup;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole service over real sockets. */
class IngestRoutesIT {
    private static TestPlatform platform;
    private static Registry registry;
    private static Door door;
    private static String secret;
    private static String pingKey;
    private static final Instant NOON =
            Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofHours(12));

    @BeforeAll
    static void open() {
        platform = TestPlatform.open();
        registry = new Registry(platform)
                .home("default", "UTC")
                .home("berlin", "Europe/Berlin")
                .device("m1", "default")
                .device("AC001", "berlin")
                .device("phone", "default");
        secret = registry.secret("m1");
        pingKey = registry.pingKey("phone");
        door = new Door(platform.deploy(new IngestVerticle(platform.platform())).httpPort());
    }

    @AfterAll
    static void close() {
        platform.close();
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

    @Test
    void the_time_is_told_to_anyone() {
        var answer = door.get("/v1/time");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(Instant.parse(answer.tree().path("time").asText()))
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer ", "Bearer guessed", "Basic bTE6c2VjcmV0", "Bearer x y z"})
    void a_stranger_is_refused_and_learns_the_time(String authorization) {
        var answer = door.post("/v1/readings", "{\"powerWatts\":1}", "Authorization", authorization);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(Instant.parse(answer.header("X-Server-Time"))).isAfter(NOON);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @Test
    void a_secret_opens_the_door_only_for_its_own_device() {
        var body = reading(0, 1);
        var bearer = "Bearer " + secret;
        assertThat(door.post("/v1/readings", body, "Authorization", bearer, "X-Device", "m1")
                        .status())
                .isEqualTo(200);
        assertThat(door.post("/v1/readings", body, "Authorization", bearer, "X-Device", "AC001")
                        .status())
                .isEqualTo(401);
        assertThat(door.post("/v1/readings", body, "Authorization", bearer, "X-Device", "nobody")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void one_reading_an_array_and_a_line_each_are_stored_once() {
        registry.device("shapes", "default");
        var key = registry.secret("shapes");

        assertThat(door.readings(key, reading(1, 11)).number("stored")).isEqualTo(1);
        assertThat(door.readings(key, "[" + reading(2, 12) + "," + reading(3, 13) + "]")
                        .number("stored"))
                .isEqualTo(2);
        assertThat(door.readings(key, reading(4, 14) + "\n" + reading(5, 15) + "\n")
                        .number("stored"))
                .isEqualTo(2);
        assertThat(door.gzipped(key, Door.gzip(reading(6, 16) + "\n" + reading(5, 15)))
                        .body())
                .isEqualTo("{\"stored\":1,\"duplicate\":1,\"rejected\":[]}");
        assertThat(door.readings(key, "[]").body()).isEqualTo("{\"stored\":0,\"duplicate\":0,\"rejected\":[]}");

        assertThat(registry.column("""
                        SELECT power_watts FROM reading
                        WHERE channel_id IN (SELECT id FROM channel WHERE device_id = 'shapes') ORDER BY taken_at
                        """)).containsExactly(11f, 12f, 13f, 14f, 15f, 16f);
    }

    @Test
    void of_a_thousand_readings_the_bad_ones_are_named_and_harm_nobody() {
        registry.device("mixed", "default");
        var key = registry.secret("mixed");
        var lines = IntStream.range(0, 1_000)
                .mapToObj(i -> i % 100 == 7 ? "{\"at\":\"" + NOON + "\",\"powerWatts\":1e99}" : reading(i, i))
                .collect(Collectors.joining("\n"));

        var answer = door.readings(key, lines);

        assertThat(answer.number("stored")).isEqualTo(990);
        assertThat(answer.tree().path("rejected")).hasSize(10).allSatisfy(rejected -> {
            assertThat(rejected.path("index").asInt() % 100).isEqualTo(7);
            assertThat(rejected.path("reason").asText()).startsWith("powerWatts: 1e99, expected a number from");
        });
        Await.until(
                "kept as they came",
                () -> registry.count(
                                "SELECT count(*) FROM rejected_message WHERE device_id = 'mixed' AND convert_from(payload, 'UTF8') = ?",
                                "{\"at\":\"" + NOON + "\",\"powerWatts\":1e99}")
                        == 10);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "{\"powerWatts\":250001}#powerWatts: 250001, expected",
                "{\"powerWatts\":\"220\"}#powerWatts: \"220\", expected a number",
                "{\"powerWatts\":{}}#powerWatts: {…}, expected a number",
                "{\"powerWatts\":[1,[2]]}#powerWatts: […], expected a number",
                "{\"powerWatts\":true}#powerWatts: true, expected a number",
                "{\"powerWatts\":1e400}#powerWatts: 1e400, expected a number",
                "{\"voltageVolts\":-1}#voltageVolts: -1, expected",
                "{\"energyWh\":-0.5}#energyWh: -0.5, expected",
                "{\"powerFactor\":1.01}#powerFactor: 1.01, expected",
                "{\"powerWatts\":1,\"channel\":0}#channel: 0, expected a whole number from 1 to 64",
                "{\"powerWatts\":1,\"channel\":65}#channel: 65, expected",
                "{\"powerWatts\":1,\"channel\":1.5}#channel: 1.5, expected",
                "{\"powerWatts\":1,\"at\":\"yesterday\"}#at: \"yesterday\", expected an instant",
                "{\"powerWatts\":1,\"at\":1700000000}#at: 1700000000, expected an instant",
                "{\"powerWatts\":1,\"at\":\"1970-01-01T00:00:00Z\"}#at: 1970-01-01T00:00:00Z, expected from 2010",
                "{\"powerWatts\":1,\"at\":\"+999999999-12-31T00:00:00Z\"}#at: +999999999-12-31T00:00:00Z, expected from",
                "{\"powerWatts\":1,\"at\":\"2024-01-01T00:00:00\"}#at: \"2024-01-01T00:00:00\", expected an instant",
                "{\"powerWatts\":1,\"ageMs\":-1}#ageMs: -1, expected",
                "{\"powerWatts\":1,\"ageMs\":99999999999999999999}#ageMs: 99999999999999999999, expected",
                "{\"powerWatts\":1,\"ageMs\":5,\"at\":\"2024-01-01T00:00:00Z\"}#at and ageMs: expected one",
                "{\"powerWatts\":1,\"boot\":1}#boot and seq: expected both",
                "{\"powerWatts\":1,\"boot\":1,\"seq\":-1}#seq: -1, expected",
                "{\"powerWatts\":1,\"boot\":1,\"seq\":9223372036854775808}#seq: 9223372036854775808, expected",
                "{\"powerWatts\":1,\"powerWatts\":2}#powerWatts: given twice",
                "{\"power\":1}#power: unknown field",
                "{\"powerWatts\":1,\"note\":{\"deep\":[1,2]}}#note: unknown field",
                "{}#nothing measured",
                "{\"at\":\"2024-01-01T00:00:00Z\",\"powerWatts\":null}#nothing measured",
                "[[1]]#a reading is a JSON object, found […]",
                "[7]#a reading is a JSON object, found 7",
                "[null]#a reading is a JSON object, found null"
            })
    void a_reading_with_a_mistake_is_refused_with_the_reason(String body, String reason) {
        var answer = door.readings(secret, body);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.number("stored")).isZero();
        assertThat(answer.tree().at("/rejected/0/index").asInt(-1)).isZero();
        assertThat(answer.tree().at("/rejected/0/reason").asText()).startsWith(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "{\"powerWatts\":}#(line 1, column 15)",
                "[{\"powerWatts\":1},#line 1",
                "{\"powerWatts\":NaN}#line 1",
                "not json#line 1",
                "\"text\"#bare value",
                "7#bare value",
                "' '#empty",
                "[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]#line 1"
            })
    void a_body_that_is_not_readings_is_refused_with_the_place(String body, String detail) {
        var answer = door.readings(secret, body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.tree().path("detail").asText()).contains(detail).contains("expected a reading");
    }

    @Test
    void a_line_that_is_not_json_is_refused_alone() {
        registry.device("broken", "default");
        var lines = reading(0, 1) + "\n" + reading(1, 1) + "\n{oops}\n\n7\n" + reading(2, 1) + "\n{\"at\":\"";

        var answer = door.gzipped(registry.secret("broken"), Door.gzip(lines));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.number("stored")).isEqualTo(3);
        assertThat(answer.tree().at("/rejected")).hasSize(3);
        assertThat(answer.tree().at("/rejected/0/index").asInt()).isEqualTo(2);
        assertThat(answer.tree().at("/rejected/0/reason").asText()).startsWith("not JSON (line 3, column 2)");
        assertThat(answer.tree().at("/rejected/1/reason").asText()).startsWith("a reading is a JSON object, found 7");
        assertThat(answer.tree().at("/rejected/2/index").asInt()).isEqualTo(5);
        assertThat(answer.tree().at("/rejected/2/reason").asText()).startsWith("not JSON (line 7, column");
        Await.until(
                "kept as they came",
                () -> registry.count("SELECT count(*) FROM rejected_message WHERE device_id = 'broken'"
                                + " AND convert_from(payload, 'UTF8') IN ('{oops}', '7', '{\"at\":\"')")
                        == 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\n\"powerWatts\": 1,\n oops}\n", "[\n{oops},\n{\"powerWatts\":1}\n]", "oops\n7\n"})
    void several_lines_that_are_one_malformed_value_are_refused_whole(String body) {
        var device = "whole-" + body.length();
        registry.device(device, "default");
        var answer = door.readings(registry.secret(device), body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.tree().path("detail").asText()).contains("not JSON (line ");
        assertThat(registry.count("SELECT count(*) FROM channel WHERE device_id = ?", device))
                .isZero();
        Await.until(
                "kept as it came",
                () -> registry.count(
                                "SELECT count(*) FROM rejected_message WHERE payload = convert_to(?, 'UTF8')", body)
                        == 1);
    }

    @Test
    void of_a_malformed_gzip_body_the_beginning_is_kept_inflated() {
        var body = "{\"gzip\":oops, \"pad\":\"" + "x".repeat(3_000) + "\"}";
        assertThat(door.gzipped(secret, Door.gzip(body)).status()).isEqualTo(400);
        Await.until(
                "kept",
                () -> registry.count(
                                "SELECT count(*) FROM rejected_message WHERE payload = convert_to(?, 'UTF8')",
                                body.substring(0, 1_024))
                        == 1);
    }

    @Test
    void a_wrong_secret_is_shown_to_the_owner_of_the_device_it_names() {
        registry.device("claimed", "default");
        door.post("/v1/readings", "{}", "Authorization", "Bearer hunter4", "X-Device", "claimed");
        Await.until(
                "kept",
                () -> registry.count("SELECT count(*) FROM rejected_message r WHERE device_id = 'claimed'"
                                + " AND home_id = 'default' AND r::text NOT LIKE '%hunter4%'")
                        == 1);
    }

    @Test
    void what_the_router_refuses_is_a_problem_too() {
        var unknown = door.get("/nothing/here");
        var method = door.get("/v1/readings");
        var large = door.post("/energy", "x".repeat(100_000));
        assertThat(List.of(unknown.status(), method.status(), large.status())).containsExactly(404, 405, 413);
        assertThat(List.of(unknown, method, large)).allSatisfy(answer -> {
            assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(answer.number("status")).isEqualTo(answer.status());
        });
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

    @Test
    void a_small_body_that_inflates_without_end_is_refused() {
        var bomb = Door.gzip(" ".repeat(1 << 20).getBytes(UTF_8), 200);
        assertThat(bomb.length).isLessThan(ReadingsHandler.MOST_BYTES);
        assertThat(door.gzipped(secret, bomb).status()).isEqualTo(413);
    }

    @Test
    void what_is_not_gzip_although_it_says_so_is_refused() {
        assertThat(door.gzipped(secret, reading(0, 1).getBytes(UTF_8)).status()).isEqualTo(400);
        var half = Arrays.copyOf(Door.gzip(reading(0, 1)), 30);
        assertThat(door.gzipped(secret, half).status()).isEqualTo(400);
        assertThat(door.post("/v1/readings", "x", "Authorization", "Bearer " + secret, "Content-Encoding", "br")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void too_much_at_once_is_refused_whole() {
        assertThat(door.readings(secret, " ".repeat(ReadingsHandler.MOST_BYTES + 1))
                        .status())
                .isEqualTo(413);
        var many = "{\"powerWatts\":1}\n".repeat(ReadingsBody.MOST_READINGS + 1);
        assertThat(door.gzipped(secret, Door.gzip(many)).status()).isEqualTo(413);
        assertThat(door.readings(secret, reading(999, 1)).status()).isEqualTo(200);
    }

    @Test
    void fifty_thousand_readings_in_one_request_are_stored_and_become_quarter_hours() {
        registry.device("history", "default");
        var key = registry.secret("history");
        var from = NOON.minus(Duration.ofDays(60));
        var lines = IntStream.range(0, ReadingsBody.MOST_READINGS)
                .mapToObj(i -> "{\"at\":\"" + from.plusSeconds(20L * i) + "\",\"powerWatts\":5,\"energyWh\":" + i + "}")
                .collect(Collectors.joining("\n"));

        assertThat(door.gzipped(key, Door.gzip(lines)).number("stored")).isEqualTo(ReadingsBody.MOST_READINGS);

        var rollup = new EnergyRollup(platform.platform());
        Await.result(rollup.start());
        Await.until("every watt-hour", () -> registry.count("""
                                SELECT coalesce(round(sum(energy_wh)), 0) FROM interval_energy
                                WHERE channel_id IN (SELECT id FROM channel WHERE device_id = 'history')
                                """) == ReadingsBody.MOST_READINGS - 1);
        Await.result(rollup.stop());
    }

    @Test
    void an_age_is_counted_back_from_now_and_a_numbered_record_is_known_again() {
        registry.device("clockless", "default");
        var key = registry.secret("clockless");
        var record = "{\"ageMs\":600000,\"powerWatts\":42,\"boot\":3,\"seq\":9}";

        assertThat(door.readings(key, record).number("stored")).isEqualTo(1);
        assertThat(door.readings(key, record).number("duplicate")).isEqualTo(1);

        assertThat(registry.count("""
                        SELECT count(*) FROM reading WHERE boot = 3 AND seq = 9
                        AND taken_at BETWEEN now() - interval '12 minutes' AND now() - interval '9 minutes'
                        """)).isEqualTo(1);
    }

    @Test
    void the_same_instant_with_another_value_is_a_conflict() {
        assertThat(door.readings(secret, reading(500, 1)).number("stored")).isEqualTo(1);
        var answer = door.readings(secret, reading(500, 2));
        assertThat(answer.number("stored")).isZero();
        assertThat(answer.tree().at("/rejected/0/reason").asText()).contains("conflicting value");
        Await.until(
                "kept as it came",
                () -> registry.count(
                                "SELECT count(*) FROM rejected_message WHERE payload = convert_to(?, 'UTF8')",
                                reading(500, 2))
                        == 1);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-04-10 12:02:00, 2025-04-10T10:02:00Z",
        // Skipped: the clocks went from 02:00 to 03:00.
        "2025-03-30 02:30:00, 2025-03-30T01:30:00Z",
        // Came twice: the first is summer time.
        "2025-10-26 02:30:00, 2025-10-26T00:30:00Z"
    })
    void local_time_is_the_home_s(String local, String instant) {
        var acSecret = registry.secret("AC001");
        var answer = door.post(
                "/energy",
                "{\"device_id\":\"AC001\",\"timestamp\":\"" + local + "\",\"power\":1450.1}",
                "Authorization",
                "Bearer " + acSecret);

        assertThat(answer.body()).isEqualTo("{\"stored\":1,\"duplicate\":0,\"rejected\":[]}");
        assertThat(registry.count(
                        "SELECT count(*) FROM reading WHERE power_watts = 1450.1::real AND taken_at = ?::timestamptz",
                        instant))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "{\"device_id\":\"AC001\",\"timestamp\":\"2025-04-10 12:02:00\"}#400#power",
                "{\"device_id\":\"AC001\",\"timestamp\":\"2025-04-10 12:02:00\",\"power\":\"1\"}#400#power",
                "{\"device_id\":\"AC001\",\"timestamp\":\"2025-02-30 12:02:00\",\"power\":1}#400#timestamp",
                "{\"device_id\":\"AC001\",\"timestamp\":\"2025-04-10T12:02:00Z\",\"power\":1}#400#timestamp",
                "{\"device_id\":\"AC001\",\"timestamp\":\"1999-04-10 12:02:00\",\"power\":1}#400#timestamp",
                "{\"device_id\":\"AC001\",\"timestamp\":\"9999-04-10 12:02:00\",\"power\":1}#400#timestamp",
                "{\"device_id\":\"AC001\",\"power\":1}#400#timestamp",
                "{\"timestamp\":\"2025-04-10 12:02:00\",\"power\":1}#400#device_id",
                "{\"device_id\":\"AC001\",\"timestamp\":\"2025-04-10 12:02:00\",\"power\":1,\"x\":1}#400#x",
                "[]#400#",
                "{\"device_id\":\"m1\",\"timestamp\":\"2025-04-10 12:02:00\",\"power\":1}#403#"
            })
    void a_seed_form_with_a_mistake_is_refused(String body, int status, String field) {
        var answer = door.post("/energy", body, "Authorization", "Bearer " + registry.secret("AC001"));
        assertThat(answer.status()).isEqualTo(status);
        if (field != null) {
            assertThat(answer.tree().at("/violations/0/field").asText()).isEqualTo(field);
        }
    }

    @Test
    void what_this_door_does_not_have_is_not_found() {
        assertThat(door.get("/v1/readings").status()).isIn(404, 405);
        assertThat(door.get("/nothing").status()).isEqualTo(404);
    }

    private static String reading(int second, int watts) {
        return "{\"at\":\"" + NOON.plusSeconds(second) + "\",\"powerWatts\":" + watts + "}";
    }

    private static long heartbeats() {
        return registry.count("SELECT count(*) FROM heartbeat");
    }
}
