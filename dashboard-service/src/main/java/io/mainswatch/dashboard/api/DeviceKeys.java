package io.mainswatch.dashboard.api;

import io.mainswatch.common.security.SecretBox;
import io.mainswatch.common.security.Secrets;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** Makes what a device proves itself with, and the address it pings. */
final class DeviceKeys {
    private final SecretBox box;
    private final int ingestPort;
    private final int mqttPort;

    DeviceKeys(SecretBox box, int ingestPort, int mqttPort) {
        this.box = box;
        this.ingestPort = ingestPort;
        this.mqttPort = mqttPort;
    }

    int mqttPort() {
        return mqttPort;
    }

    /** A fresh secret: what the device gets, and what is stored of it. */
    record Fresh(String plain, byte @Nullable [] sealed, byte[] hash) {
        @Override
        public String toString() {
            return "Fresh[…]";
        }
    }

    /** Stored encrypted, because signatures need it again, and as a digest, by which its sender is found. */
    Fresh secret(String deviceId) {
        var plain = Secrets.random();
        return new Fresh(plain, box.seal(deviceId, plain), Secrets.sha256(plain));
    }

    Fresh pingKey() {
        var plain = Secrets.random();
        return new Fresh(plain, null, Secrets.sha256(plain));
    }

    String pingUrl(HttpServerRequest request, Fresh pingKey) {
        return pingUrl(request, pingKey.plain());
    }

    String pingUrl(HttpServerRequest request, String pingKey) {
        return ingestUrl(request) + "/ping/" + pingKey;
    }

    /** On the host this request came to: the one address that surely reaches us from where the person is. */
    String ingestUrl(HttpServerRequest request) {
        var authority = request.authority();
        var host = authority == null ? "localhost" : authority.host();
        var bracketed = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        return "http://" + bracketed + ":" + ingestPort;
    }
}
