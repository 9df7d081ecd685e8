package io.mainswatch.ingest.http;

import io.mainswatch.common.failure.Failure;
import io.mainswatch.ingest.device.DeviceDirectory;
import io.mainswatch.ingest.device.KnownDevice;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/** Finds out which device sends a request: {@code Authorization: Bearer <device secret>}, and {@code X-Device} if given. */
final class Sender {
    private static final String BEARER = "bearer ";

    private final DeviceDirectory devices;

    Sender(DeviceDirectory devices) {
        this.devices = devices;
    }

    /** The device. Fails as unauthenticated, without saying which half of the claim is wrong. */
    Future<KnownDevice> of(HttpServerRequest request) {
        var secret = bearer(request);
        if (secret.isEmpty()) {
            return Future.failedFuture(
                    Failure.unauthenticated("no device secret, expected Authorization: Bearer <device secret>"));
        }
        var claimed = request.getHeader("X-Device");
        var found = claimed == null ? devices.findBySecret(secret) : claimedDevice(claimed, secret);
        return found.compose(device -> device.isPresent()
                ? Future.succeededFuture(device.get())
                : Future.failedFuture(Failure.unauthenticated("no device has this secret")));
    }

    private Future<Optional<KnownDevice>> claimedDevice(String id, String secret) {
        return devices.find(id)
                .compose(device -> device.isEmpty()
                        ? Future.succeededFuture(device)
                        : devices.hasSecret(device.get(), secret).map(right -> right ? device : Optional.empty()));
    }

    private static String bearer(HttpServerRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? header.substring(BEARER.length()).strip()
                : "";
    }
}
