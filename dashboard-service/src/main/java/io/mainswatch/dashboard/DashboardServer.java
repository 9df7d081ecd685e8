package io.mainswatch.dashboard;

import io.mainswatch.common.config.Settings;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;

/** The HTTP server: with TLS and HTTP/2 where a certificate is set, plain otherwise. */
final class DashboardServer {
    /** Longer than the live stream's heartbeat; shorter than a socket somebody forgot. */
    private static final int IDLE_SECONDS = 60;

    private DashboardServer() {}

    static HttpServer create(Vertx vertx, Settings settings) {
        var options = new HttpServerOptions().setIdleTimeout(IDLE_SECONDS);
        var tls = settings.tls();
        if (tls != null) {
            options.setSsl(true)
                    .setUseAlpn(true)
                    .setKeyCertOptions(new PemKeyCertOptions()
                            .setCertPath(tls.certificate().toString())
                            .setKeyPath(tls.key().toString()));
        }
        return vertx.createHttpServer(options);
    }
}
