package io.mainswatch.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.common.testing.Await;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a device says besides its readings (counters, relays, its status, its heartbeats), and what it is told. */
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

    @Test
    void a_queued_command_reaches_a_device_once_it_listens_and_is_sent_once() {
        var device = site.device();
        queue(device, "cmd-1", 1, true, "30 seconds");
        queue(device, "cmd-2", 1, false, "-1 seconds");
        queue(device, "cmd-3", 2, false, "30 seconds");
        try (var meter = site.connect(device)) {
            meter.publishAndWait(device.topic("relay/state"), "0");
            meter.subscribe(device.topic("relay/+/commands"), 1);
            meter.subscribe(device.topic("relay/commands"), 1);
            var heard = List.of(meter.nextPublish(), meter.nextPublish());
            assertThat(heard)
                    .extracting(message -> message.topic() + " " + message.text() + " " + message.retained())
                    .containsExactlyInAnyOrder(
                            device.topic("relay/commands") + " RELAY_ON false",
                            device.topic("relay/2/commands") + " RELAY_OFF false");
            meter.publishAndWait(device.topic("relay/state"), "1");
        }
        assertThat(site.database().column("SELECT command_id FROM relay_dispatch WHERE device_id = ?", device.id()))
                .containsExactlyInAnyOrder("cmd-1", "cmd-3");
        assertThat(site.database().column("""
                                SELECT report.closed FROM relay_report report
                                JOIN relay_dispatch dispatch USING (device_id, session_epoch)
                                WHERE command_id = 'cmd-1' AND report.arrival > dispatch.arrival
                                """)).containsExactly(true);
    }

    @Test
    void a_retained_value_is_taken_back_by_an_empty_one() {
        var device = site.device();
        try (var client = site.connect(device)) {
            client.publishAndWait(device.topic("relay/state"), "1", true);
            client.publishAndWait(device.topic("relay/state"), "", true);
        }
        assertThat(site.database().count("SELECT count(*) FROM retained_message WHERE device_id = ?", device.id()))
                .isZero();
        assertThat(site.database().column("SELECT closed FROM relay_report WHERE device_id = ?", device.id()))
                .containsExactly(true);
        assertThat(site.rejections(device)).isZero();
    }

    @Test
    void commands_for_absent_devices_hold_up_no_other() {
        var device = site.device();
        var absent = site.device();
        site.database().execute("""
                        INSERT INTO relay_command (id, home_id, device_id, relay, closed, status, requested_by, expires_at)
                        SELECT 'waiting-' || n, 'default', ?, 1, true, 'queued', 'user:admin', now() + interval '1 hour'
                        FROM generate_series(1, 1100) AS n
                        """, absent.id());
        queue(device, "cmd-4", 1, true, "30 seconds");
        try (var meter = site.connect(device)) {
            meter.subscribe(device.topic("relay/commands"), 1);
            assertThat(meter.nextPublish().text()).isEqualTo("RELAY_ON");
        }
    }

    private static void queue(Site.Known device, String id, int relay, boolean closed, String expiresIn) {
        site.database().execute("""
                        INSERT INTO relay_command (id, home_id, device_id, relay, closed, status, requested_by, expires_at)
                        VALUES (?, 'default', ?, ?, ?, 'queued', 'user:admin', now() + ?::interval)
                        """, id, device.id(), relay, closed, expiresIn);
    }
}
