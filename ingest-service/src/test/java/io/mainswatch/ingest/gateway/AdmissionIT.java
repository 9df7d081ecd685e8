package io.mainswatch.ingest.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.mainswatch.common.testing.Await;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties;
import java.io.IOException;
import java.net.Socket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class AdmissionIT {
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
    void a_device_with_its_secret_is_let_in() {
        var device = site.device();
        try (var client = RawClient.to(site.port())) {
            assertThat(client.connect(device.id(), device.id(), device.secret()))
                    .isEqualTo(MqttConnectReturnCode.CONNECTION_ACCEPTED);
        }
    }

    @Test
    void a_wrong_password_is_refused_in_the_words_of_each_version() {
        var device = site.device();
        try (var old = RawClient.to(site.port());
                var young = RawClient.to(site.port()).version5()) {
            assertThat(old.connect(device.id(), device.id(), "wrong"))
                    .isEqualTo(MqttConnectReturnCode.CONNECTION_REFUSED_BAD_USER_NAME_OR_PASSWORD);
            assertThat(young.connect(device.id(), device.id(), "wrong"))
                    .isEqualTo(MqttConnectReturnCode.CONNECTION_REFUSED_BAD_USERNAME_OR_PASSWORD);
            Await.until("both are closed", () -> !old.isOpen() && !young.isOpen());
        }
    }

    @Test
    void a_refused_client_is_kept_for_people_to_see_without_its_password() {
        try (var client = RawClient.to(site.port())) {
            client.connect("stranger-7", "stranger-7", "hunter2");
        }
        Await.until(
                "the refusal is kept",
                () -> site.database().count("SELECT count(*) FROM rejected_message WHERE reason LIKE '%stranger-7%'")
                        == 1);
        assertThat(site.database()
                        .count("SELECT count(*) FROM rejected_message r WHERE r::text LIKE '%hunter2%' OR bytes > 0"))
                .isZero();
    }

    @Test
    void a_wrong_password_is_shown_to_the_owner_of_the_device() {
        var device = site.device();
        try (var client = RawClient.to(site.port())) {
            client.connect(device.id(), device.id(), "hunter3");
        }
        Await.until(
                "the refusal is kept",
                () -> site.database().count("SELECT count(*) FROM rejected_message WHERE device_id = ?", device.id())
                        == 1);
        assertThat(site.database().column("""
                        SELECT concat_ws('|', home_id, topic, split_part(reason, ':', 1), bytes,
                                         rejected_message::text LIKE '%hunter3%')
                        FROM rejected_message WHERE device_id = ?
                        """, device.id())).containsExactly("default|CONNECT|password|0|f");
    }

    @Test
    void bytes_that_are_no_mqtt_close_the_connection_and_are_no_error_of_ours() throws IOException {
        var logger = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        var told = new ListAppender<ILoggingEvent>();
        told.start();
        logger.addAppender(told);
        try (var socket = new Socket("127.0.0.1", site.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: here\r\n\r\n".getBytes(US_ASCII));
            assertThat(socket.getInputStream().read()).isNegative();
        } finally {
            logger.detachAppender(told);
        }
        assertThat(told.list).noneMatch(event -> event.getLevel().isGreaterOrEqual(Level.WARN));
    }

    @Test
    void a_device_may_not_come_as_another() {
        var device = site.device();
        var other = site.device();
        try (var client = RawClient.to(site.port()).version5()) {
            assertThat(client.connect(other.id(), device.id(), device.secret()))
                    .isEqualTo(MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED_5);
        }
    }

    @Test
    void a_device_without_credentials_needs_no_password_from_a_private_address() {
        site.database().device("open-1", Site.HOME);
        site.database().execute("UPDATE device SET credentials = 'none' WHERE id = 'open-1'");
        try (var client = RawClient.to(site.port())) {
            assertThat(client.connect("open-1", "open-1", null)).isEqualTo(MqttConnectReturnCode.CONNECTION_ACCEPTED);
        }
        assertThat(Doorkeeper.isPrivate("203.0.113.9")).isFalse();
        assertThat(Doorkeeper.isPrivate("192.168.1.9")).isTrue();
        assertThat(Doorkeeper.isPrivate("fd00::1")).isTrue();
    }

    @Test
    void a_device_with_credentials_is_refused_without_them() {
        var device = site.device();
        try (var client = RawClient.to(site.port())) {
            assertThat(client.connect(device.id(), null, null))
                    .isEqualTo(MqttConnectReturnCode.CONNECTION_REFUSED_BAD_USER_NAME_OR_PASSWORD);
        }
    }

    @Test
    void a_token_is_let_in_and_an_unknown_one_is_not() {
        var token = site.token("viewer", Site.HOME);
        try (var known = RawClient.to(site.port());
                var unknown = RawClient.to(site.port())) {
            assertThat(known.connect("phone", "token", token)).isEqualTo(MqttConnectReturnCode.CONNECTION_ACCEPTED);
            assertThat(unknown.connect("phone", "token", "no-such-token"))
                    .isEqualTo(MqttConnectReturnCode.CONNECTION_REFUSED_BAD_USER_NAME_OR_PASSWORD);
        }
    }

    @Test
    void a_token_without_client_id_is_given_one() {
        var token = site.token("viewer", Site.HOME);
        try (var client = RawClient.to(site.port()).version5()) {
            client.send(client.connectPacket("", "token", token));
            var ack = (MqttConnAckMessage) client.next();
            assertThat(ack.variableHeader().connectReturnCode()).isEqualTo(MqttConnectReturnCode.CONNECTION_ACCEPTED);
            var assigned = ack.variableHeader().properties().getProperty(MqttProperties.ASSIGNED_CLIENT_IDENTIFIER);
            assertThat((String) assigned.value()).isNotEmpty();
        }
    }

    @Test
    void what_a_client_sends_before_its_connack_is_taken() {
        var device = site.device();
        try (var client = RawClient.to(site.port())) {
            client.send(client.connectPacket(device.id(), device.id(), device.secret()));
            client.publish(device.topic("pzem/metrics"), "{\"power\":1,\"ts\":1700000000000}", 1);
            client.ping();
            assertThat(client.next().fixedHeader().messageType()).isEqualTo(MqttMessageType.CONNACK);
            client.nextOf(MqttMessageType.PUBACK);
            client.nextOf(MqttMessageType.PINGRESP);
        }
        assertThat(site.readings(device)).isEqualTo(1);
    }

    @Test
    void a_session_never_outlives_its_connection() {
        var device = site.device();
        try (var client = RawClient.to(site.port()).version5()) {
            client.send(client.connectPacket(device.id(), device.id(), device.secret()));
            var ack = (MqttConnAckMessage) client.next();
            assertThat(ack.variableHeader().isSessionPresent()).isFalse();
            assertThat(ack.variableHeader()
                            .properties()
                            .getProperty(MqttProperties.SESSION_EXPIRY_INTERVAL)
                            .value())
                    .isEqualTo(0);
        }
    }

    @Test
    void a_will_on_a_foreign_topic_is_refused() {
        var device = site.device();
        try (var client = RawClient.to(site.port()).version5().will("dev/another/status", "Offline")) {
            assertThat(client.connect(device.id(), device.id(), device.secret()))
                    .isEqualTo(MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED_5);
        }
    }

    @Test
    void a_revoked_device_is_sent_away() {
        var device = site.device();
        try (var client = site.connect(device)) {
            site.database().execute("UPDATE device SET deleted_at = now() WHERE id = ?", device.id());
            Await.until("the connection is closed", () -> !client.isOpen());
        }
    }
}
