package io.mainswatch.ingest.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.common.testing.Await;
import io.mainswatch.common.testing.TestDatabase;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttMessageType;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PushBackIT {
    private static final int BURST = 60_000;

    private Site site;

    @BeforeEach
    void open() {
        site = new Site();
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void a_stalled_database_pauses_sockets_closes_nobody_and_loses_nothing() throws SQLException {
        var device = site.device();
        try (var client = RawClient.to(site.port())
                        .keepAlive(1)
                        .will(device.topic("status"), "Offline")
                        .login(device.id(), device.secret());
                var stall = TestDatabase.connect(site.platform().databaseUrl())) {
            client.publishAndWait(device.topic("pzem/metrics"), "{\"power\":1,\"ts\":1700000000000}");
            stall.setAutoCommit(false);
            stall.createStatement().execute("LOCK TABLE reading_batch IN ACCESS EXCLUSIVE MODE");
            for (int i = 1; i <= BURST; i++) {
                client.publish(device.topic("pzem/metrics"), "{\"power\":1,\"ts\":" + (1700000000000L + i) + "}", 1);
            }
            Await.until(
                    "the gateway says that it does not hear",
                    () -> site.database().count("SELECT count(*) FROM gateway WHERE NOT hearing") == 1);
            long leases = lease();
            // Two renewals lie four seconds apart: more than twice the client's keep-alive.
            Await.until("time goes by", () -> lease() > leases + 3);
            assertThat(client.isOpen()).isTrue();
            stall.rollback();
            for (int i = 1; i <= BURST; i++) {
                client.nextOf(MqttMessageType.PUBACK);
            }
            assertThat(site.readings(device)).isEqualTo(BURST + 1);
            assertThat(site.database().count("SELECT count(*) FROM device_status"))
                    .isZero();
        }
    }

    private long lease() {
        return site.database().count("SELECT extract(epoch FROM max(lease_until))::int8 FROM gateway");
    }

    @Test
    void a_poisoned_row_is_isolated_and_its_neighbours_are_stored() {
        var device = site.device();
        site.database()
                .execute("CREATE FUNCTION poison() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                        + " IF new.power_watts = 666 THEN RAISE EXCEPTION 'poison'; END IF; RETURN new; END $$");
        site.database()
                .execute("CREATE TRIGGER poison BEFORE INSERT ON reading FOR EACH ROW EXECUTE FUNCTION poison()");
        try (var client = site.connect(device)) {
            for (int i = 0; i < 200; i++) {
                int watts = i == 77 ? 666 : i;
                client.publish(
                        device.topic("pzem/metrics"),
                        "{\"power\":" + watts + ",\"ts\":" + (1700000000000L + i) + "}",
                        1);
            }
            for (int i = 0; i < 200; i++) {
                client.nextOf(MqttMessageType.PUBACK);
            }
        }
        assertThat(site.readings(device)).isEqualTo(199);
        Await.until(
                "the poison is kept",
                () -> site.database().count("SELECT count(*) FROM rejected_message WHERE reason LIKE '%poison%'") == 1);
    }

    @Test
    void packets_beyond_the_limit_close_the_connection_and_after_three_the_device_waits() {
        var device = site.device();
        for (int i = 0; i < 3; i++) {
            try (var client = site.connect5(device)) {
                client.publish(device.topic("pzem/metrics"), "x".repeat(65_536), 1);
                assertThat(Packets.reason(client.nextOf(MqttMessageType.DISCONNECT)))
                        .isEqualTo(0x95);
                Await.until("it is closed", () -> !client.isOpen());
            }
        }
        try (var client = RawClient.to(site.port()).version5()) {
            assertThat(client.connect(device.id(), device.id(), device.secret()))
                    .isEqualTo(MqttConnectReturnCode.CONNECTION_REFUSED_QUOTA_EXCEEDED);
        }
        Await.until(
                "all three are kept under its name",
                () -> site.database().count("SELECT count(*) FROM rejected_message WHERE device_id = ?", device.id())
                        == 3);
    }

    @Test
    void the_largest_packet_allowed_is_taken() {
        var device = site.device();
        var topic = device.topic("heartbeat");
        int header = 4 + 2 + topic.length() + 2;
        try (var client = site.connect(device)) {
            assertThat(client.publishAndWait(topic, "x".repeat(64 * 1024 - header)))
                    .isZero();
        }
    }

    @Test
    void bytes_that_are_no_mqtt_close_only_their_own_connection() {
        var device = site.device();
        try (var good = site.connect(device);
                var bad = RawClient.to(site.port())) {
            bad.sendBytes(Unpooled.wrappedBuffer("GET / HTTP/1.1\r\n\r\n".getBytes(US_ASCII)));
            Await.until("it is closed", () -> !bad.isOpen());
            good.publishAndWait(device.topic("heartbeat"), "Alive");
        }
    }
}
