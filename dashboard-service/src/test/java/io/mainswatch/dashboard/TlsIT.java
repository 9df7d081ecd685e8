package io.mainswatch.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.common.testing.ManualClock;
import io.mainswatch.common.testing.TestAuthority;
import io.mainswatch.common.testing.TestPlatform;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TlsIT {
    @Test
    void with_a_certificate_it_speaks_http_2_and_the_cookie_never_travels_without_tls(@TempDir Path folder)
            throws Exception {
        var pem = new TestAuthority(folder).member("dashboard").toString();
        var settings = Map.of("MAINSWATCH_TLS_CERTIFICATE", pem, "MAINSWATCH_TLS_KEY", pem);
        var trusting = SSLContext.getInstance("TLS");
        trusting.init(null, new TrustManager[] {new Anybody()}, null);
        try (var test = TestPlatform.open(new ManualClock().followingTheMachine(), settings)) {
            var dashboard = test.deploy(new DashboardVerticle(test.platform(), password -> {}));
            var client = HttpClient.newBuilder().sslContext(trusting).build();

            var response = client.send(
                    HttpRequest.newBuilder(
                                    URI.create("https://127.0.0.1:" + dashboard.actualPort() + "/api/v1/session"))
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(
                                    "{\"user\":\"admin\",\"password\":\"correct horse battery\"}"))
                            .build(),
                    BodyHandlers.ofString());

            assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Set-Cookie").orElse("")).contains("Secure", "SameSite=Strict");
        }
    }

    /** Trusts every server: whom to trust is not what is tested. */
    private static final class Anybody extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
