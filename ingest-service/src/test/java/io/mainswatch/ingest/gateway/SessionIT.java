package io.mainswatch.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.common.testing.Await;
import io.mainswatch.ingest.IngestVerticle;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SessionIT {
    private static Site site;
    private static IngestVerticle other;

    @BeforeAll
    static void open() {
        site = new Site();
        other = site.anotherGateway();
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @Test
    void a_cut_connection_speaks_its_will() {
        var device = site.device();
        try (var client = withWill(site.port(), device)) {
            client.cut();
        }
        Await.until("the will is stored", () -> statuses(device).equals("false will"));
        assertThat(retained(device)).isEqualTo("Offline");
    }

    @Test
    void a_goodbye_speaks_no_will() {
        var device = site.device();
        try (var client = withWill(site.port(), device)) {
            client.publishAndWait(device.topic("status"), "Online", true);
            client.disconnect();
        }
        Await.until("the session is closed", () -> closeReason(device).equals("left"));
        assertThat(statuses(device)).isEqualTo("true message");
        assertThat(retained(device)).isEqualTo("Online");
    }

    @Test
    void the_same_client_again_takes_over_and_the_will_stays_silent() {
        var device = site.device();
        try (var first = withWill(site.port(), device);
                var second = withWill(site.port(), device)) {
            Await.until("the first is closed", () -> !first.isOpen());
            second.publishAndWait(device.topic("status"), "Online");
            assertThat(statuses(device)).isEqualTo("true message");
        }
    }

    @Test
    void the_same_client_on_another_gateway_takes_over_and_the_will_stays_silent() {
        var device = site.device();
        try (var first = withWill(site.port(), device);
                var second = withWill(other.mqttPort(), device)) {
            Await.until("the first is closed", () -> !first.isOpen());
            second.publishAndWait(device.topic("status"), "Online");
            assertThat(statuses(device)).isEqualTo("true message");
            assertThat(second.isOpen()).isTrue();
        }
    }

    @Test
    void words_of_an_older_session_are_discarded() {
        var device = site.device();
        try (var client = site.connect(device)) {
            client.publishAndWait(device.topic("status"), "Online", true);
            site.database().execute("UPDATE mqtt_session SET epoch = epoch + 1 WHERE client_id = ?", device.id());
            client.publish(device.topic("status"), "Offline", 1, true);
            Await.until("the older session is closed", () -> !client.isOpen());
        }
        assertThat(statuses(device)).isEqualTo("true message");
        assertThat(retained(device)).isEqualTo("Online");
    }

    @Test
    void the_wills_of_a_gateway_that_died_are_spoken_by_another() {
        var device = site.device();
        site.database().execute("""
                        WITH dead AS (INSERT INTO gateway (id, lease_until, hearing)
                                      VALUES ('dead', now() - interval '1 second', true) ON CONFLICT DO NOTHING)
                        INSERT INTO mqtt_session (client_id, home_id, epoch, gateway, will_topic, will_payload, will_qos,
                                                  will_retain)
                        VALUES (?, 'default', 4, 'dead', ?, 'Offline', 1, true)
                        """, device.id(), device.topic("status"));
        Await.until("the will is spoken", () -> statuses(device).equals("false gateway-lost"));
        assertThat(retained(device)).isEqualTo("Offline");
        assertThat(closeReason(device)).isEqualTo("gateway lost");
    }

    @Test
    void a_client_that_falls_silent_is_closed_after_one_and_a_half_times_its_keep_alive() {
        var device = site.device();
        try (var client = RawClient.to(site.port()).keepAlive(1).login(device.id(), device.secret())) {
            Await.until("it is closed", () -> !client.isOpen());
        }
        Await.until("with its reason", () -> closeReason(device).equals("keep-alive ran out"));
    }

    @Test
    void a_gateway_that_stops_speaks_no_wills() {
        var device = site.device();
        var third = new IngestVerticle(site.platform().platform());
        var vertx = site.platform().platform().vertx();
        var deployment = Await.result(vertx.deployVerticle(third));
        try (var client = withWill(third.mqttPort(), device)) {
            client.publishAndWait(device.topic("status"), "Online");
            Await.result(vertx.undeploy(deployment));
            Await.until("the connection is closed", () -> !client.isOpen());
        }
        assertThat(statuses(device)).isEqualTo("true message");
        assertThat(closeReason(device)).isEqualTo("gateway stopped");
    }

    @Test
    void many_devices_that_come_at_once_are_all_let_in() {
        var clients = IntStream.range(0, 200)
                .mapToObj(i -> site.device())
                .map(device -> {
                    var client = RawClient.to(site.port());
                    client.send(client.connectPacket(device.id(), device.id(), device.secret()));
                    return client;
                })
                .toList();
        clients.forEach(client ->
                assertThat(client.next().fixedHeader().messageType().name()).isEqualTo("CONNACK"));
        clients.forEach(RawClient::disconnect);
    }

    @Test
    void sessions_of_people_are_forgotten_a_day_after_their_end_and_those_of_devices_never() {
        site.database().execute("""
                        INSERT INTO mqtt_session (client_id, epoch, gateway, closed_at)
                        VALUES ('~1/once', 1, 'gone', now() - interval '25 hours'),
                               ('~1/today', 1, 'gone', now() - interval '1 hour'),
                               ('old-meter', 7, 'gone', now() - interval '25 hours')
                        """);

        Await.result(new GatewayStore("any")
                .forgetVisitors(site.platform().platform().database().pool()));

        assertThat(site.database().column("SELECT client_id FROM mqtt_session WHERE gateway = 'gone' ORDER BY 1"))
                .containsExactlyInAnyOrder("old-meter", "~1/today");
    }

    private static RawClient withWill(int port, Site.Known device) {
        return RawClient.to(port).will(device.topic("status"), "Offline").login(device.id(), device.secret());
    }

    private static String statuses(Site.Known device) {
        return String.join(
                ",",
                site
                        .database()
                        .column(
                                "SELECT online || ' ' || reason FROM device_status WHERE device_id = ? ORDER BY id",
                                device.id())
                        .stream()
                        .map(String::valueOf)
                        .toList());
    }

    private static String retained(Site.Known device) {
        return (String) site.database()
                .column(
                        "SELECT convert_from(payload, 'UTF8') FROM retained_message WHERE topic = ?",
                        device.topic("status"))
                .get(0);
    }

    private static String closeReason(Site.Known device) {
        return (String) site.database()
                .column("SELECT coalesce(close_reason, '') FROM mqtt_session WHERE client_id = ?", device.id())
                .get(0);
    }
}
