package io.mainswatch.ingest.gateway;

import io.mainswatch.common.config.Settings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.mqtt.MqttServer;
import io.vertx.mqtt.MqttServerOptions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens for MQTT 3.1.1 and 5.0, with TLS on a port of its own where there is a certificate, and lets clients in. */
final class MqttGateway {
    static final int LARGEST_PACKET = 64 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(MqttGateway.class);
    /** One byte for the type, three for the length of a packet of that size. */
    private static final int FIXED_HEADER = 4;

    private static final int LONGEST_CLIENT_ID = 256;
    private static final int CONNECT_PATIENCE_SECONDS = 10;
    private static final int BACKLOG = 16_384;

    private final Vertx vertx;
    private final Settings settings;
    private final Sessions sessions;
    private final Reception reception;
    private @Nullable MqttServer plain;
    private @Nullable MqttServer secure;

    MqttGateway(Vertx vertx, Settings settings, Sessions sessions, Reception reception) {
        this.vertx = vertx;
        this.settings = settings;
        this.sessions = sessions;
        this.reception = reception;
    }

    /** Fails when a port is taken, a certificate is unreadable, or the library does not let us pause a socket. */
    Future<Void> listen() {
        SocketFlow.requireReachable();
        var address = settings.listen();
        sessions.start();
        return listen(options(), address.mqttPort())
                .onSuccess(server -> plain = server)
                .compose(server -> {
                    var tls = settings.tls();
                    return tls == null
                            ? Future.succeededFuture()
                            : listen(secured(tls), address.mqttsPort()).onSuccess(with -> secure = with);
                })
                .mapEmpty();
    }

    /** The port it really listens on. */
    int port() {
        return plain == null ? 0 : plain.actualPort();
    }

    /** The port with TLS, or 0 when there is none. */
    int securePort() {
        return secure == null ? 0 : secure.actualPort();
    }

    /** Closes the ports, and every connection that came through them. */
    Future<Void> close() {
        var first = plain == null ? Future.<Void>succeededFuture() : plain.close();
        return first.compose(closed -> secure == null ? Future.succeededFuture() : secure.close());
    }

    private Future<MqttServer> listen(MqttServerOptions options, int port) {
        return MqttServer.create(vertx, options)
                .endpointHandler(reception::receive)
                .exceptionHandler(cause ->
                        LOG.atDebug().addKeyValue("error", cause.toString()).log("a connection failed"))
                .listen(port, settings.listen().address());
    }

    private static MqttServerOptions options() {
        var options = new MqttServerOptions()
                .setMaxMessageSize(LARGEST_PACKET - FIXED_HEADER)
                .setMaxClientIdLength(LONGEST_CLIENT_ID)
                .setTimeoutOnConnect(CONNECT_PATIENCE_SECONDS)
                .setAutoClientId(false);
        options.setTcpNoDelay(true).setAcceptBacklog(BACKLOG);
        return options;
    }

    private static MqttServerOptions secured(Settings.Tls tls) {
        var options = options();
        options.setSsl(true)
                .setKeyCertOptions(new PemKeyCertOptions()
                        .setCertPath(tls.certificate().toString())
                        .setKeyPath(tls.key().toString()));
        return options;
    }
}
