package io.mainswatch.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.common.testing.Await;
import io.netty.handler.codec.mqtt.MqttMessageType;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which readings are one and which are two. */
class ReadingIdentityIT {
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
    void a_thousand_messages_without_time_are_a_thousand_rows() {
        var device = site.device();
        try (var client = site.connect(device)) {
            var expected = new ArrayList<Integer>();
            for (int i = 0; i < 1_000; i++) {
                expected.add(client.publish(device.topic(METRICS), "{\"power\":7}", 1));
            }
            var acknowledged = new ArrayList<Integer>();
            for (int i = 0; i < 1_000; i++) {
                acknowledged.add(Packets.idOf(client.nextOf(MqttMessageType.PUBACK)));
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
                client.send(Packets.publish(device.topic(METRICS), "{\"power\":" + i + "}", 1, false, i, true));
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
                client.send(Packets.publish(device.topic(METRICS), "{\"power\":" + i + "}", 1, false, i, true));
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
        assertThat(site.rejections(device)).isZero();
    }

    @Test
    void another_value_at_the_same_time_is_rejected_and_the_first_stays() {
        var device = site.device();
        try (var client = site.connect(device)) {
            client.publishAndWait(device.topic(METRICS), "{\"power\":5,\"ts\":1700000001000}");
            client.publishAndWait(device.topic(METRICS), "{\"power\":6,\"ts\":1700000001000}");
        }
        Await.until("it is kept", () -> site.rejections(device) == 1);
        assertThat(site.database().column("SELECT reason FROM rejected_message WHERE device_id = ?", device.id()))
                .first()
                .asString()
                .contains("conflicting value");
        assertThat(site.readings(device)).isEqualTo(1);
    }

    @Test
    void a_repeated_record_that_differs_only_in_its_counter_is_a_conflict() {
        var device = site.device();
        try (var client = site.connect(device)) {
            client.publishAndWait(device.topic(METRICS), "{\"power\":5,\"energy\":1,\"boot\":3,\"seq\":1}");
            client.publishAndWait(device.topic(METRICS), "{\"power\":5,\"energy\":1,\"boot\":3,\"seq\":1}");
            client.publishAndWait(device.topic(METRICS), "{\"power\":5,\"energy\":2,\"boot\":3,\"seq\":1}");
        }
        Await.until("the changed record is kept", () -> site.rejections(device) == 1);
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
        Await.until("the changed record is kept", () -> site.rejections(device) == 1);
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
        assertThat(site.rejections(device)).isZero();
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
}
