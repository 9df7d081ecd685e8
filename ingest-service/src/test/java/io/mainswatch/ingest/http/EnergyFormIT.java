package io.mainswatch.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.ingest.device.Registry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The one reading in local time, over a real socket. */
class EnergyFormIT {
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
}
