package io.mainswatch.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.common.bus.Addresses;
import io.mainswatch.common.bus.Addresses.RelayRequest;
import io.mainswatch.common.bus.Addresses.RelayRequestAccepted;
import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.testing.Await;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubscribeIT {
    private static final List<RelayRequest> REQUESTS = new CopyOnWriteArrayList<>();

    private static Site site;
    private static int otherPort;

    @BeforeAll
    static void open() {
        site = new Site();
        site.database().home("neighbour", "UTC");
        otherPort = site.anotherGateway().mqttPort();
        site.platform().platform().bus().answer(Addresses.RELAY_REQUEST, request -> {
            REQUESTS.add(request);
            return request.relay() == 9
                    ? Future.failedFuture(Failure.conflict("the relay is locked"))
                    : Future.succeededFuture(new RelayRequestAccepted("c1", "queued"));
        });
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @Test
    void a_subscriber_gets_what_was_retained_and_then_what_is_said() {
        var device = site.device();
        try (var meter = site.connect(device);
                var phone = RawClient.to(site.port()).loginWithToken("p1", site.token("viewer", Site.HOME))) {
            meter.publishAndWait(device.topic("status"), "Online", true);
            assertThat(phone.subscribe("dev/" + device.id() + "/#", 1)).isEqualTo(1);
            var kept = phone.nextPublish();
            assertThat(kept.text()).isEqualTo("Online");
            assertThat(kept.retained()).isTrue();
            meter.publishAndWait(device.topic("pzem/metrics"), "{\"power\":1}");
            var live = phone.nextPublish();
            assertThat(live.topic()).isEqualTo(device.topic("pzem/metrics"));
            assertThat(live.retained()).isFalse();
            assertThat(live.qos()).isEqualTo(1);
        }
    }

    @Test
    void a_subscriber_of_another_gateway_gets_both_too() {
        var device = site.device();
        try (var meter = site.connect(device);
                var phone = RawClient.to(otherPort).loginWithToken("p2", site.token("viewer", Site.HOME))) {
            meter.publishAndWait(device.topic("relay/state"), "1", true);
            phone.subscribe("dev/+/relay/state", 0);
            Await.until(
                    "the retained value is there",
                    () -> phone.pending().stream().anyMatch(this::isPublish));
            Await.until("a live copy came", () -> {
                meter.publishAndWait(device.topic("relay/state"), "0", true);
                return phone.pending().stream().filter(this::isPublish).count() > 1;
            });
        }
    }

    private boolean isPublish(MqttMessage message) {
        return message instanceof MqttPublishMessage;
    }

    @Test
    void nobody_hears_of_another_home() {
        var theirs = site.device("neighbour");
        var ours = site.device();
        try (var foreign = site.connect(theirs);
                var own = site.connect(ours);
                var phone = RawClient.to(site.port()).loginWithToken("p3", site.token("owner", Site.HOME))) {
            foreign.publishAndWait(theirs.topic("status"), "Online", true);
            phone.subscribe("#", 0);
            foreign.publishAndWait(theirs.topic("heartbeat"), "Alive");
            own.publishAndWait(ours.topic("heartbeat"), "Alive");
            Await.until(
                    "our own came",
                    () -> phone.pending().stream()
                            .filter(this::isPublish)
                            .anyMatch(message -> topic(message).equals(ours.topic("heartbeat"))));
            assertThat(phone.pending().stream().filter(this::isPublish).map(SubscribeIT::topic))
                    .noneMatch(topic -> topic.startsWith("dev/" + theirs.id() + "/"));
        }
    }

    private static String topic(MqttMessage message) {
        return ((MqttPublishMessage) message).variableHeader().topicName();
    }

    @ParameterizedTest
    @CsvSource({
        "dev/another/status, 0x87",
        "#, 0x87",
        "dev/+/relay/commands, 0x87",
        "$share/g/dev/x, 0x9e",
        "dev/a#, 0x8f",
        "'', 0x8f"
    })
    void a_device_may_not_subscribe_to_others(String filter, String code) {
        var device = site.device();
        try (var old = site.connect(device)) {
            assertThat(old.subscribe(filter, 1)).isEqualTo(0x80);
        }
        try (var young = site.connect5(device)) {
            assertThat(young.subscribe(filter, 1)).isEqualTo(Integer.decode(code));
        }
    }

    @Test
    void a_person_may_not_look_inside_the_broker() {
        try (var phone = RawClient.to(site.port()).loginWithToken("p4", site.token("owner", Site.HOME))) {
            assertThat(phone.subscribe("$SYS/#", 0)).isEqualTo(0x80);
        }
    }

    @Test
    void an_interval_set_by_a_person_reaches_the_device_now_or_later() {
        var device = site.device();
        try (var meter = site.connect(device);
                var phone =
                        RawClient.to(site.port()).version5().loginWithToken("p5", site.token("operator", Site.HOME))) {
            meter.subscribe(device.topic("pzem/config"), 1);
            assertThat(phone.publishAndWait(device.topic("pzem/config"), "{\"metrics\":5000}", true))
                    .isZero();
            assertThat(meter.nextPublish().text()).isEqualTo("{\"metrics\":5000}");
            assertThat(phone.publishAndWait(device.topic("pzem/config"), "{\"metrics\":1}"))
                    .isEqualTo(0x99);
        }
        try (var meter = site.connect(device)) {
            meter.subscribe(device.topic("pzem/config"), 1);
            var kept = meter.nextPublish();
            assertThat(kept.text()).isEqualTo("{\"metrics\":5000}");
            assertThat(kept.retained()).isTrue();
        }
    }

    @Test
    void a_relay_command_of_a_person_goes_to_the_service_in_charge() {
        var device = site.device();
        var token = site.token("operator", Site.HOME);
        try (var phone = RawClient.to(site.port()).version5().loginWithToken("p6", token)) {
            assertThat(phone.publishAndWait(device.topic("relay/2/commands"), "RELAY_ON", true))
                    .isZero();
            assertThat(phone.publishAndWait(device.topic("relay/9/commands"), "RELAY_ON"))
                    .isEqualTo(0x80);
            assertThat(phone.publishAndWait(device.topic("relay/commands"), "on"))
                    .isEqualTo(0x99);
        }
        assertThat(REQUESTS)
                .filteredOn(request -> request.deviceId().equals(device.id()) && request.relay() == 2)
                .singleElement()
                .satisfies(request -> {
                    assertThat(request.state()).isEqualTo("on");
                    assertThat(request.requester()).startsWith("token:");
                });
    }

    @Test
    void a_viewer_publishes_nothing_and_nobody_publishes_readings_for_a_device() {
        var device = site.device();
        try (var viewer = RawClient.to(site.port()).version5().loginWithToken("p7", site.token("viewer", Site.HOME));
                var owner = RawClient.to(site.port()).version5().loginWithToken("p8", site.token("owner", Site.HOME))) {
            assertThat(viewer.publishAndWait(device.topic("relay/commands"), "RELAY_ON"))
                    .isEqualTo(0x87);
            assertThat(viewer.publishAndWait(device.topic("pzem/config"), "{}")).isEqualTo(0x87);
            assertThat(owner.publishAndWait(device.topic("pzem/metrics"), "{\"power\":1}"))
                    .isEqualTo(0x87);
        }
    }

    @Test
    void a_subscriber_that_stops_reading_is_dropped_and_harms_nobody() {
        var device = site.device();
        var big = "{\"power\":1,\"note\":\"" + "x".repeat(30_000) + "\"}";
        try (var meter = site.connect(device);
                var stuck = RawClient.to(site.port()).loginWithToken("p9", site.token("viewer", Site.HOME))) {
            stuck.subscribe("dev/" + device.id() + "/#", 1);
            stuck.stopReading();
            Await.until("the gateway gives up on it", () -> {
                for (int i = 0; i < 50; i++) {
                    meter.publishAndWait(device.topic("pzem/metrics"), big);
                }
                return site.database()
                                .count("SELECT count(*) FROM mqtt_session WHERE client_id LIKE '%/p9'"
                                        + " AND close_reason = 'does not take its messages'")
                        == 1;
            });
            assertThat(meter.isOpen()).isTrue();
        }
    }

    @Test
    void many_filters_at_once_bring_each_its_retained_messages() {
        site.database().execute("""
                        INSERT INTO retained_message (topic, home_id, device_id, payload, qos, session_epoch, arrival)
                        SELECT 'dev/kept-' || n || '/status', 'default', 'kept-' || n, 'Online', 1, 1, 1
                        FROM generate_series(1, 600) AS n
                        """);
        try (var phone = RawClient.to(site.port()).loginWithToken("p10", site.token("viewer", null))) {
            phone.send(MqttMessageBuilders.subscribe()
                    .messageId(100)
                    .addSubscription(MqttQoS.AT_LEAST_ONCE, "dev/+/status")
                    .addSubscription(MqttQoS.AT_LEAST_ONCE, "+/+/status")
                    .addSubscription(MqttQoS.AT_LEAST_ONCE, "#")
                    .build());
            for (int kept = 0; kept < 3 * 600; ) {
                var heard = phone.nextPublish();
                phone.puback(heard.id());
                kept += heard.topic().startsWith("dev/kept-") ? 1 : 0;
            }
        } finally {
            site.database().execute("DELETE FROM retained_message WHERE topic LIKE 'dev/kept-%'");
        }
    }

    @Test
    void a_client_gets_nothing_larger_than_it_takes() {
        var device = site.device();
        try (var meter = site.connect(device);
                var small = RawClient.to(site.port()).largestPacket(100)) {
            small.loginWithToken("p11", site.token("viewer", Site.HOME));
            small.subscribe("dev/" + device.id() + "/#", 1);
            meter.publishAndWait(device.topic("pzem/metrics"), "{\"power\":1,\"note\":\"" + "x".repeat(100) + "\"}");
            meter.publishAndWait(device.topic("pzem/metrics"), "{\"power\":2}");
            assertThat(small.nextPublish().text()).isEqualTo("{\"power\":2}");
        }
    }
}
