package io.mainswatch.ingest.http;

import static io.mainswatch.ingest.http.RunningIngest.reading;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.common.testing.Await;
import io.mainswatch.ingest.device.Registry;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Readings with mistakes are refused, each with its reason, over a real socket. */
class WrongReadingsIT {
    private static RunningIngest service;
    private static Registry registry;
    private static Door door;
    private static String secret;

    @BeforeAll
    static void open() {
        service = new RunningIngest();
        registry = service.registry();
        door = service.door();
        secret = registry.secret("m1");
    }

    @AfterAll
    static void close() {
        service.close();
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
}
