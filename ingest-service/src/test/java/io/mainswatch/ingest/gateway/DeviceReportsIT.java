package io.mainswatch.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.common.testing.Await;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a device says besides its readings: counters, relays, its status, its heartbeats. */
class DeviceReportsIT {
    private static final String METRICS = "pzem/metrics";

    private static Site site;

    @BeforeAll
    static void open() {
        site = new Site();
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @Test
    void a_counter_is_a_reading_and_stays_for_later_subscribers() {
        var device = site.device();
        try (var client = site.connect(device)) {
            client.publishAndWait(device.topic("pzem/energy"), "123.45", true);
        }
        assertThat(site.database()
                        .column(
                                "SELECT energy_wh FROM reading JOIN channel ON channel.id = channel_id"
                                        + " WHERE device_id = ?",
                                device.id()))
                .containsExactly(123_450.0);
        assertThat(site.database()
                        .column(
                                "SELECT convert_from(payload, 'UTF8') FROM retained_message WHERE device_id = ?",
                                device.id()))
                .containsExactly("123.45");
    }

    @Test
    void relay_reports_status_and_heartbeats_are_stored_in_the_order_they_came() {
        var device = site.device();
        try (var client = site.connect(device)) {
            client.publishAndWait(device.topic("status"), device.id() + ": Online", true);
            client.publishAndWait(device.topic("relay/state"), "1", true);
            client.publishAndWait(device.topic("relay/state"), "0", true);
            client.publishAndWait(device.topic("relay/3/state"), "1", true);
            client.publishAndWait(device.topic("heartbeat"), "Alive");
        }
        assertThat(site.database()
                        .column(
                                "SELECT relay || ' ' || closed FROM relay_report WHERE device_id = ?"
                                        + " ORDER BY session_epoch, arrival",
                                device.id()))
                .containsExactly("1 true", "1 false", "3 true");
        assertThat(site.database()
                        .column("SELECT online FROM device_status WHERE device_id = ? ORDER BY id", device.id()))
                .startsWith(true);
        assertThat(site.database().count("SELECT count(*) FROM heartbeat WHERE device_id = ?", device.id()))
                .isEqualTo(1);
        assertThat(site.database()
                        .count(
                                "SELECT count(*) FROM change WHERE kind = 'relay' AND subject LIKE ?",
                                device.id() + "/%"))
                .isEqualTo(3);
    }

    @Test
    void a_report_that_changes_nothing_is_no_news() {
        var device = site.device();
        try (var client = site.connect(device)) {
            client.publishAndWait(device.topic("relay/state"), "1");
            client.publishAndWait(device.topic("relay/state"), "1");
            client.publishAndWait(device.topic("relay/state"), "1");
        }
        assertThat(site.database()
                        .count("SELECT count(*) FROM change WHERE kind = 'relay' AND subject = ?", device.id() + "/1"))
                .isEqualTo(1);
    }

    @Test
    void newest_values_and_last_seen_follow_within_moments() {
        var device = site.device();
        try (var client = site.connect(device)) {
            client.publishAndWait(device.topic(METRICS), "{\"power\":5,\"voltage\":230}");
            client.publishAndWait(device.topic("pzem/energy"), "2");
        }
        Await.until("the newest values are written", () -> site.database().count("""
                                SELECT count(*) FROM channel_state JOIN channel ON channel.id = channel_id
                                JOIN device_state USING (device_id)
                                WHERE device_id = ? AND power_watts = 5 AND voltage_volts = 230 AND energy_wh = 2000
                                """, device.id()) == 1);
    }
}
