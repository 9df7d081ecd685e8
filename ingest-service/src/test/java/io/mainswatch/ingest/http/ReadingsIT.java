package io.mainswatch.ingest.http;

import static io.mainswatch.ingest.http.RunningIngest.NOON;
import static io.mainswatch.ingest.http.RunningIngest.reading;
import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.common.testing.Await;
import io.mainswatch.ingest.device.Registry;
import io.mainswatch.ingest.energy.EnergyRollup;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Readings of every shape and size are stored once, over a real socket. */
class ReadingsIT {
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

        var rollup = new EnergyRollup(service.platform().platform());
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
}
