package io.mainswatch.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.common.testing.Await;
import io.netty.handler.codec.mqtt.MqttMessageType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is published is stored, or refused and kept. */
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
    void what_the_writer_rejects_is_kept_as_it_came() {
        var device = site.device();
        var conflicting = "{ \"power\":6, \"ts\":1700000001000, \"pad\":\"" + "x".repeat(2_000) + "\"}";
        try (var client = site.connect(device)) {
            client.publishAndWait(device.topic(METRICS), "{\"power\":5,\"ts\":1700000001000}");
            client.publishAndWait(device.topic(METRICS), conflicting);
            client.publishAndWait(device.topic(METRICS), "{\"power\":5,\"ts\":0}");
        }
        Await.until("both are kept", () -> site.rejections(device) == 2);
        assertThat(site.database().column("""
                        SELECT concat_ws('|', convert_from(payload, 'UTF8'), bytes, split_part(reason, ';', 1))
                        FROM rejected_message WHERE device_id = ? ORDER BY id
                        """, device.id()))
                .containsExactly(
                        conflicting.substring(0, 1_024) + "|" + conflicting.length()
                                + "|conflicting value: another reading of this identity is stored",
                        "{\"power\":5,\"ts\":0}|18|ts: 1970-01-01T00:00:00Z");
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
            Await.until("it is kept", () -> site.rejections(device) == 1);
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
        Await.until("it is kept", () -> site.rejections(device) == 1);
    }

    @Test
    void a_foreign_topic_closes_a_connection_that_has_no_code_for_it() {
        var device = site.device();
        try (var client = site.connect(device)) {
            client.publish("dev/another/pzem/metrics", "{\"power\":1}", 1);
            Await.until("it is closed", () -> !client.isOpen());
        }
        Await.until("it is kept", () -> site.rejections(device) == 1);
    }

    @Test
    void a_message_of_qos_2_is_stored_once_however_often_it_comes_before_its_release() {
        var device = site.device();
        try (var client = site.connect(device)) {
            var topic = device.topic(METRICS);
            client.send(Packets.publish(topic, "{\"power\":3}", 2, false, 9, false));
            assertThat(Packets.idOf(client.nextOf(MqttMessageType.PUBREC))).isEqualTo(9);
            client.send(Packets.publish(topic, "{\"power\":3}", 2, false, 9, true));
            assertThat(Packets.idOf(client.nextOf(MqttMessageType.PUBREC))).isEqualTo(9);
            client.pubrel(9);
            assertThat(Packets.idOf(client.nextOf(MqttMessageType.PUBCOMP))).isEqualTo(9);
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
}
