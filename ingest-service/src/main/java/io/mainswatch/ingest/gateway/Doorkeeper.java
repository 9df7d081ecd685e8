package io.mainswatch.ingest.gateway;

import io.mainswatch.common.device.DeviceId;
import io.mainswatch.ingest.device.DeviceDirectory;
import io.mainswatch.ingest.device.KnownDevice;
import io.mainswatch.ingest.device.TokenDirectory;
import io.vertx.core.Future;
import io.vertx.mqtt.MqttEndpoint;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.UUID;

/** Says who is at the door, or why they may not come in. */
final class Doorkeeper {
    /** The user name under which an API token is the password. */
    private static final String TOKEN_USER = "token";

    /** The device is told neither: only people see these words. */
    private static final String UNKNOWN = "unknown device: nothing is registered under this id";

    private static final String WRONG_PASSWORD = "password: not this device's; expected its secret";

    private final DeviceDirectory devices;
    private final TokenDirectory tokens;
    private final Oversize oversize;

    Doorkeeper(DeviceDirectory devices, TokenDirectory tokens, Oversize oversize) {
        this.devices = devices;
        this.tokens = tokens;
        this.oversize = oversize;
    }

    /** Fails with a {@link Refusal}, or with trouble of the database. */
    Future<Visitor> identify(MqttEndpoint endpoint) {
        var auth = endpoint.auth();
        if (auth != null && TOKEN_USER.equals(auth.getUsername())) {
            return person(endpoint, auth.getPassword());
        }
        var clientId = endpoint.clientIdentifier();
        if (clientId == null || !DeviceId.isValid(clientId)) {
            return refused(Refusal.Code.NOT_ALLOWED, "client id: not a device's id");
        }
        if (auth != null && !clientId.equals(auth.getUsername())) {
            return refused(Refusal.Code.NOT_ALLOWED, "user name: another than the client id; expected the same");
        }
        if (oversize.waits(clientId)) {
            return refused(Refusal.Code.WAIT, "three packets were too large: wait a minute");
        }
        return devices.find(clientId)
                .compose(found -> found.isEmpty() ? refused(Refusal.Code.WHO, UNKNOWN) : device(endpoint, found.get()));
    }

    private Future<Visitor> device(MqttEndpoint endpoint, KnownDevice device) {
        if (device.open()) {
            return isPrivate(endpoint.remoteAddress().hostAddress())
                    ? Future.succeededFuture(new Visitor.Device(device))
                    : refused(
                            Refusal.Code.NOT_ALLOWED,
                            "a device without password comes only from a private network",
                            device);
        }
        var auth = endpoint.auth();
        if (auth == null) {
            return refused(Refusal.Code.WHO, "password: none; expected the device's secret", device);
        }
        return devices.hasSecret(device, auth.getPassword())
                .compose(right -> right
                        ? Future.succeededFuture(new Visitor.Device(device))
                        : refused(Refusal.Code.WHO, WRONG_PASSWORD, device));
    }

    private Future<Visitor> person(MqttEndpoint endpoint, String token) {
        return tokens.find(token).compose(found -> {
            if (found.isEmpty()) {
                return refused(Refusal.Code.WHO, "the token is not known here");
            }
            var clientId = endpoint.clientIdentifier();
            boolean named = clientId != null && !clientId.isEmpty();
            return Future.succeededFuture(new Visitor.Person(
                    found.get(), named ? clientId : UUID.randomUUID().toString(), !named));
        });
    }

    /** Loopback, link-local, RFC 1918 or unique local: addresses that are never routed over the internet. */
    static boolean isPrivate(String address) {
        try {
            // An address in digits is parsed, never looked up.
            var bytes = InetAddress.getByName(address);
            boolean uniqueLocal = bytes.getAddress().length == 16 && (bytes.getAddress()[0] & 0xfe) == 0xfc;
            return bytes.isLoopbackAddress() || bytes.isLinkLocalAddress() || bytes.isSiteLocalAddress() || uniqueLocal;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static <T> Future<T> refused(Refusal.Code code, String message) {
        return Future.failedFuture(new Refusal(code, message));
    }

    private static <T> Future<T> refused(Refusal.Code code, String message, KnownDevice claimed) {
        return Future.failedFuture(new Refusal(code, message, claimed));
    }
}
