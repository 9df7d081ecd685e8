package io.mainswatch.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.common.testing.TestDatabase;
import io.mainswatch.dashboard.testing.Reply;
import io.mainswatch.dashboard.testing.RunningDashboard;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calibration from a person's side; what ingest-service notes of the device is put there by hand. */
final class CalibrationIT {
    private static RunningDashboard dashboard;
    private static int sensors;

    @BeforeAll
    static void start() {
        dashboard = RunningDashboard.start();
    }

    @AfterAll
    static void stop() {
        dashboard.close();
    }

    @Test
    void a_step_waits_until_the_device_has_answered() {
        var path = sensor();
        var asked = dashboard.post(path, "{\"step\":\"gain\",\"milliAmps\":4350}");

        assertThat(asked.status()).as(asked.text()).isEqualTo(202);
        assertThat(asked.at("/status").asText()).isEqualTo("waiting");
        assertThat(asked.at("/milliAmps").asInt()).isEqualTo(4_350);
        execute("INSERT INTO calibration_answer VALUES (" + asked.at("/id").asText()
                + ", 'x', 'done', '{\"microAmpsPerCount\":71869}', now())");
        var shown = dashboard.get(path);
        assertThat(shown.at("/values/microAmpsPerCount").asInt()).isEqualTo(74_054);
        assertThat(shown.at("/reportedAt").asText()).isNotEmpty();
        assertThat(shown.at("/orders/0/status").asText()).isEqualTo("done");
        assertThat(shown.at("/orders/0/values/microAmpsPerCount").asInt()).isEqualTo(71_869);
    }

    @Test
    void only_the_newest_step_waits_and_not_for_ever_and_a_refusal_says_why() {
        var path = sensor();
        var zero = dashboard.post(path, "{\"step\":\"zero\"}").at("/id").asText();
        dashboard.post(path, "{\"step\":\"mains\",\"volts\":241.5}");
        execute("UPDATE calibration_order SET expires_at = now() - interval '1 second' WHERE value = 2415");
        assertThat(statuses(path)).isEqualTo("expired replaced");

        execute("INSERT INTO calibration_answer VALUES (" + zero + ", 'x', 'load-on', null, now())");
        dashboard.post(path, "{\"step\":\"zero\"}");

        assertThat(statuses(path)).isEqualTo("waiting replaced refused");
        assertThat(dashboard.get(path).at("/orders/2/reason").asText()).isEqualTo("load-on");
        assertThat(dashboard.get(path).at("/orders/1/volts").asDouble()).isEqualTo(241.5);
    }

    @Test
    void a_device_that_reckons_with_nothing_is_not_asked() {
        dashboard.rows().device("plug", "default");

        assertThat(dashboard
                        .post("/devices/plug/calibration", "{\"step\":\"zero\"}")
                        .status())
                .isEqualTo(409);
        assertThat(dashboard.get("/devices/plug/calibration").text())
                .isEqualTo("{\"values\":null,\"reportedAt\":null,\"orders\":[]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | step",
                "{\"step\":\"reset\"} | step",
                "{\"step\":\"gain\"} | milliAmps",
                "{\"step\":\"gain\",\"milliAmps\":30001} | milliAmps",
                "{\"step\":\"gain\",\"milliAmps\":5,\"volts\":230} | volts",
                "{\"step\":\"mains\"} | volts",
                "{\"step\":\"mains\",\"volts\":79.9} | volts",
                "{\"step\":\"mains\",\"volts\":\"high\"} | volts",
                "{\"step\":\"zero\",\"milliAmps\":5} | milliAmps",
            })
    void what_is_no_step_is_named(String body, String field) {
        var reply = dashboard.post("/devices/plug/calibration", body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.at("/violations/0/field").asText()).isEqualTo(field);
    }

    @Test
    void however_often_it_is_asked_only_the_newest_are_kept() {
        var path = sensor();
        for (int i = 0; i < 53; i++) {
            dashboard.post(path, "{\"step\":\"zero\"}");
        }
        assertThat(dashboard.get(path).at("/orders").size()).isEqualTo(10);
        assertThat(dashboard
                        .rows()
                        .number("SELECT count(*) FROM calibration_order WHERE device_id = '" + path.split("/")[2]
                                + "'"))
                .isEqualTo(50);
    }

    /** Where the calibration of a new one is. */
    private static String sensor() {
        var id = "sensor" + ++sensors;
        dashboard.rows().device(id, "default");
        execute("INSERT INTO device_facts (device_id, facts) VALUES ('" + id
                + "', '{\"calibration\":{\"microAmpsPerCount\":74054}}')");
        return "/devices/" + id + "/calibration";
    }

    private static String statuses(String path) {
        Reply shown = dashboard.get(path);
        var statuses = new StringBuilder();
        shown.at("/orders")
                .forEach(order -> statuses.append(order.path("status").asText()).append(' '));
        return statuses.toString().strip();
    }

    private static void execute(String sql) {
        try (var connection = TestDatabase.connect(dashboard.test().databaseUrl());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
