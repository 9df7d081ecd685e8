package io.mainswatch.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.common.testing.Await;
import io.netty.handler.codec.mqtt.MqttMessageType;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishIT {
    private static final String METRICS = "pzem/metrics";
    private static final int NOT_AUTHORIZED = 0x87;

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
    void an_acknowledged_reading_is_stored_with_all_it_said() {
        var device = site.device();
        try (var client = site.connect(device)) {
            client.publishAndWait(device.topic(METRICS), """
                    {"voltage":220.5,"current":1.2,"power":264.6,"energy":1.5,"frequency":50,"pf":0.9,"channel":2,
                     "ts":1700000000123}""");
        }
        assertThat(site.database().column("""
                                SELECT concat_ws(' ', number, power_watts, voltage_volts, current_amps, energy_wh,
                                                 frequency_hertz, power_factor,
                                                 (extract(epoch FROM taken_at) * 1000)::int8)
                                FROM reading JOIN channel ON channel.id = channel_id WHERE device_id = ?
                                """, device.id()))
                .containsExactly("2 264.6 220.5 1.2 1500 50 0.9 1700000000123");
    }

    @Test
    void every_batch_tells_the_sweeps_of_its_channels() {
        var device = site.device();
        try (var client = site.connect(device)) {
            client.publishAndWait(device.topic(METRICS), "{\"power\":1,\"ts\":1700000000000}");
        }
        assertThat(site.database().count("""
                                SELECT count(*) FROM reading_batch, channel
                                WHERE channel.device_id = ? AND channel.id = ANY (channels)
                                  AND from_at = '2023-11-14T22:13:20Z' AND to_at = from_at
                                """, device.id())).isEqualTo(1);
    }

    @Test
    void a_thousand_messages_without_time_are_a_thousand_rows() {
        var device = site.device();
        try (var client = site.connect(device)) {
            var expected = new ArrayList<Integer>();
            for (int i = 0; i < 1_000; i++) {
                expected.add(client.publish(device.topic(METRICS), "{\"power\":7}", 1));
            }
            var acknowledged = new ArrayList<Integer>();
            for (int i = 0; i < 1_000; i++) {
                acknowledged.add(RawClient.idOf(client.nextOf(MqttMessageType.PUBACK)));
            }
            assertThat(acknowledged).isEqualTo(expected);
        }
        assertThat(site.readings(device)).isEqualTo(1_000);
    }

    @Test
    void messages_without_time_sent_again_after_a_cut_are_still_as_many() {
        var device = site.device();
        try (var client = site.connect(device)) {
            for (int i = 1; i <= 1_000; i++) {
                client.publish(device.topic(METRICS), "{\"power\":" + i + "}", 1);
            }
            client.nextOf(MqttMessageType.PUBACK);
        }
        try (var client = site.connect(device)) {
            for (int i = 1; i <= 1_000; i++) {
                client.send(RawClient.publishPacket(device.topic(METRICS), "{\"power\":" + i + "}", 1, false, i, true));
            }
            for (int i = 1; i <= 1_000; i++) {
                client.nextOf(MqttMessageType.PUBACK);
            }
        }
        assertThat(site.readings(device)).isEqualTo(1_000);
    }

    @Test
    void messages_without_time_sent_again_to_another_gateway_are_still_as_many() {
        var device = site.device();
        var other = site.anotherGateway();
        try (var client = site.connect(device)) {
            for (int i = 1; i <= 100; i++) {
                client.publish(device.topic(METRICS), "{\"power\":" + i + "}", 1);
            }
            client.nextOf(MqttMessageType.PUBACK);
        }
        try (var client = RawClient.to(other.mqttPort()).login(device.id(), device.secret())) {
            for (int i = 1; i <= 100; i++) {
                client.send(RawClient.publishPacket(device.topic(METRICS), "{\"power\":" + i + "}", 1, false, i, true));
            }
            for (int i = 1; i <= 100; i++) {
                client.nextOf(MqttMessageType.PUBACK);
            }
        }
        assertThat(site.readings(device)).isEqualTo(100);
    }

    @Test
    void the_same_reading_twice_is_one_row_and_a_success() {
        var device = site.device();
        try (var client = site.connect(device)) {
            var reading = "{\"power\":5,\"ts\":1700000001000}";
            assertThat(client.publishAndWait(device.topic(METRICS), reading)).isZero();
            assertThat(client.publishAndWait(device.topic(METRICS), reading)).isZero();
        }
        assertThat(site.readings(device)).isEqualTo(1);
        assertThat(rejections(device)).isZero();
    }

    @Test
    void another_value_at_the_same_time_is_rejected_and_the_first_stays() {
        var device = site.device();
        try (var client = site.connect(device)) {
            client.publishAndWait(device.topic(METRICS), "{\"power\":5,\"ts\":1700000001000}");
            client.publishAndWait(device.topic(METRICS), "{\"power\":6,\"ts\":1700000001000}");
        }
        Await.until("it is kept", () -> rejections(device) == 1);
        assertThat(site.database().column("SELECT reason FROM rejected_message WHERE device_id = ?", device.id()))
                .first()
                .asString()
                .contains("conflicting value");
        assertThat(site.readings(device)).isEqualTo(1);
    }

    @Test
    void what_the_writer_rejects_is_kept_as_it_came() {
        var device = site.device();
        var conflicting = "{ \"power\":6, \"ts\":1700000001000, \"pad\":\"" + "x".repeat(2_000) + "\"}";
        try (var client = site.connect(device)) {
            client.publishAndWait(device.topic(METRICS), "{\"power\":5,\"ts\":1700000001000}");
            client.publishAndWait(device.topic(METRICS), conflicting);
            client.publishAndWait(device.topic(METRICS), "{\"power\":5,\"ts\":0}");
        }
        Await.until("both are kept", () -> rejections(device) == 2);
        assertThat(site.database().column("""
                        SELECT concat_ws('|', convert_from(payload, 'UTF8'), bytes, split_part(reason, ';', 1))
                        FROM rejected_message WHERE device_id = ? ORDER BY id
                        """, device.id()))
                .containsExactly(
                        conflicting.substring(0, 1_024) + "|" + conflicting.length()
                                + "|conflicting value: another reading of this identity is stored",
                        "{\"power\":5,\"ts\":0}|18|ts: 1970-01-01T00:00:00Z");
    }

    @Test
    void a_repeated_record_that_differs_only_in_its_counter_is_a_conflict() {
        var device = site.device();
        try (var client = site.connect(device)) {
            client.publishAndWait(device.topic(METRICS), "{\"power\":5,\"energy\":1,\"boot\":3,\"seq\":1}");
            client.publishAndWait(device.topic(METRICS), "{\"power\":5,\"energy\":1,\"boot\":3,\"seq\":1}");
            client.publishAndWait(device.topic(METRICS), "{\"power\":5,\"energy\":2,\"boot\":3,\"seq\":1}");
        }
        Await.until("the changed record is kept", () -> rejections(device) == 1);
        assertThat(site.readings(device)).isEqualTo(1);
    }

    @Test
    void a_numbered_record_is_stored_once_whatever_time_it_carries() {
        var device = site.device();
        try (var client = site.connect(device)) {
            client.publishAndWait(device.topic(METRICS), "{\"power\":5,\"boot\":3,\"seq\":1}");
            client.publishAndWait(device.topic(METRICS), "{\"power\":5,\"boot\":3,\"seq\":1}");
            client.publishAndWait(device.topic(METRICS), "{\"power\":5,\"boot\":3,\"seq\":2}");
            client.publishAndWait(device.topic(METRICS), "{\"power\":9,\"boot\":3,\"seq\":2}");
        }
        assertThat(site.readings(device)).isEqualTo(2);
        assertThat(site.database().column("SELECT received::text FROM record_mark WHERE device_id = ?", device.id()))
                .containsExactly("{[1,3)}");
        Await.until("the changed record is kept", () -> rejections(device) == 1);
    }

    @Test
    void the_same_record_twice_in_one_burst_is_stored_once() {
        var device = site.device();
        try (var client = site.connect(device)) {
            for (int i = 0; i < 20; i++) {
                client.publish(device.topic(METRICS), "{\"power\":5,\"ts\":1700000000000,\"boot\":1,\"seq\":1}", 1);
            }
            for (int i = 0; i < 20; i++) {
                client.nextOf(MqttMessageType.PUBACK);
            }
        }
        assertThat(site.readings(device)).isEqualTo(1);
        assertThat(rejections(device)).isZero();
    }

    @Test
    void two_records_of_one_instant_are_both_kept() {
        var device = site.device();
        try (var client = site.connect(device)) {
            client.publishAndWait(device.topic(METRICS), "{\"power\":5,\"ts\":1700000000000,\"boot\":1,\"seq\":1}");
            client.publishAndWait(device.topic(METRICS), "{\"power\":6,\"ts\":1700000000000,\"boot\":1,\"seq\":2}");
        }
        assertThat(site.readings(device)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not json",
                "[]",
                "{}",
                "{\"power\":1e99}",
                "{\"power\":NaN}",
                "{\"power\":\"12\"}",
                "{\"voltage\":-3}",
                "{\"power\":1,\"channel\":65}",
                "{\"power\":1,\"channel\":0}",
                "{\"power\":1,\"ts\":0}",
                "{\"power\":1,\"ts\":4070908800000}",
                "{\"power\":1,\"ts\":\"now\"}",
                "{\"power\":1,\"ts\":99999999999999999999}",
                "{\"power\":1} {\"power\":2}",
                "{\"power\":1,\"seq\":-1,\"boot\":1}",
                "{\"power\":1,\"deep\":[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]}"
            })
    void what_no_meter_can_mean_is_acknowledged_and_kept_with_a_reason(String payload) {
        var device = site.device();
        try (var client = site.connect(device)) {
            assertThat(client.publishAndWait(device.topic(METRICS), payload)).isZero();
            Await.until("it is kept", () -> rejections(device) == 1);
            assertThat(site.readings(device)).isZero();
            assertThat(client.isOpen()).isTrue();
        }
        assertThat(site.database().column("SELECT reason FROM rejected_message WHERE device_id = ?", device.id()))
                .first()
                .asString()
                .contains("expected");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dev/another/pzem/metrics",
                "dev/%s/relay/commands",
                "dev/%s/nothing",
                "x",
                "dev/%s/relay/17/state"
            })
    void a_foreign_topic_is_refused_with_a_code_in_version_5(String pattern) {
        var device = site.device();
        try (var client = site.connect5(device)) {
            int reason = client.publishAndWait(pattern.formatted(device.id()), "{\"power\":1}");
            assertThat(reason).isEqualTo(NOT_AUTHORIZED);
            assertThat(client.publishAndWait(device.topic("heartbeat"), "Alive"))
                    .isZero();
        }
        Await.until("it is kept", () -> rejections(device) == 1);
    }

    @Test
    void a_foreign_topic_closes_a_connection_that_has_no_code_for_it() {
        var device = site.device();
        try (var client = site.connect(device)) {
            client.publish("dev/another/pzem/metrics", "{\"power\":1}", 1);
            Await.until("it is closed", () -> !client.isOpen());
        }
        Await.until("it is kept", () -> rejections(device) == 1);
    }

    @Test
    void a_message_of_qos_2_is_stored_once_however_often_it_comes_before_its_release() {
        var device = site.device();
        try (var client = site.connect(device)) {
            var topic = device.topic(METRICS);
            client.send(RawClient.publishPacket(topic, "{\"power\":3}", 2, false, 9, false));
            assertThat(RawClient.idOf(client.nextOf(MqttMessageType.PUBREC))).isEqualTo(9);
            client.send(RawClient.publishPacket(topic, "{\"power\":3}", 2, false, 9, true));
            assertThat(RawClient.idOf(client.nextOf(MqttMessageType.PUBREC))).isEqualTo(9);
            client.pubrel(9);
            assertThat(RawClient.idOf(client.nextOf(MqttMessageType.PUBCOMP))).isEqualTo(9);
        }
        assertThat(site.readings(device)).isEqualTo(1);
    }

    @Test
    void a_message_of_qos_0_is_stored_too() {
        var device = site.device();
        try (var client = site.connect(device)) {
            client.publish(device.topic(METRICS), "{\"power\":3}", 0);
            Await.until("it is stored", () -> site.readings(device) == 1);
        }
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

    private static long rejections(Site.Known device) {
        return site.database().count("SELECT count(*) FROM rejected_message WHERE device_id = ?", device.id());
    }
}
