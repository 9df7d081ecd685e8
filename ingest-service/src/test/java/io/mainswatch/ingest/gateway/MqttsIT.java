package io.mainswatch.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mainswatch.common.db.FreePort;
import io.mainswatch.common.testing.Await;
import io.mainswatch.common.testing.TestAuthority;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The door with TLS: there with a certificate, closed without one. */
class MqttsIT {
    @TempDir
    Path folder;

    @Test
    void a_device_that_trusts_the_certificate_publishes_over_tls_and_is_stored() throws Exception {
        var authority = new TestAuthority(folder);
        var pem = authority.member("gateway");
        int port = FreePort.find();
        try (var site = new Site(settings(pem, port))) {
            var device = site.device();
            try (var client = RawClient.to(port, trusting(pem)).login(device.id(), device.secret());
                    var neighbour = site.connect(device)) {
                Await.until("the older connection is closed, whichever port it came by", () -> !client.isOpen());
                assertThat(neighbour.isOpen()).isTrue();
            }
            try (var client = RawClient.to(port, trusting(pem)).version5().login(device.id(), device.secret())) {
                client.publishAndWait(device.topic("pzem/metrics"), "{\"power\":230,\"ts\":1700000000000}");
                assertThat(site.readings(device)).isEqualTo(1);
            }
        }
    }

    @Test
    void who_does_not_trust_the_certificate_or_speaks_plainly_is_not_connected_and_harms_nobody() throws Exception {
        var pem = new TestAuthority(folder).member("gateway");
        int port = FreePort.find();
        try (var site = new Site(settings(pem, port))) {
            var device = site.device();
            var other = new TestAuthority(folder).member("stranger");
            try (var distrusting = RawClient.to(port, trusting(other));
                    var plain = RawClient.to(port)) {
                plain.send(plain.connectPacket(device.id(), device.id(), device.secret()));
                Await.until("both are closed", () -> !distrusting.isOpen() && !plain.isOpen());
                assertThat(plain.pending()).isEmpty();
            }
            try (var client = RawClient.to(port, trusting(pem)).login(device.id(), device.secret())) {
                client.publishAndWait(device.topic("heartbeat"), "Alive");
            }
        }
    }

    @Test
    void without_a_certificate_the_port_is_closed() throws IOException {
        int port = FreePort.find();
        try (var site = new Site(Map.of("MAINSWATCH_MQTTS_PORT", String.valueOf(port)))) {
            site.connect(site.device()).close();
            assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> new Socket("127.0.0.1", port).close());
        }
    }

    private static Map<String, String> settings(Path pem, int port) {
        return Map.of(
                "MAINSWATCH_TLS_CERTIFICATE", pem.toString(),
                "MAINSWATCH_TLS_KEY", pem.toString(),
                "MAINSWATCH_MQTTS_PORT", String.valueOf(port));
    }

    /** Whoever trusts a member's file trusts the authority at its end. */
    private static SslContext trusting(Path pem) throws IOException {
        return SslContextBuilder.forClient().trustManager(pem.toFile()).build();
    }
}
