package io.mainswatch.ingest.http;

import io.mainswatch.common.device.DeviceId;
import io.mainswatch.common.failure.Failure;
import io.mainswatch.ingest.device.DeviceDirectory;
import io.mainswatch.ingest.device.KnownDevice;
import io.mainswatch.ingest.signature.SignedHeaders;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * Finds out which device sends a request: {@code Authorization: Bearer <device secret>}, and {@code X-Device} if given; or
 * a signature.
 */
final class Sender {
    private static final String BEARER = "bearer ";

    private final DeviceDirectory devices;
    private final SignedSender signed;

    Sender(DeviceDirectory devices, SignedSender signed) {
        this.devices = devices;
        this.signed = signed;
    }

    /** Who a request says to be from, by either way. */
    Future<Claim> claim(RoutingContext ctx) {
        // A claim that is refused at once fails like one that is refused later: whoever waits for it clears up after
        // it.
        return Future.succeededFuture(ctx)
                .compose(asked -> SignedHeaders.areIn(asked.request().headers())
                        ? signed.claim(asked)
                        : of(asked).map(ByBearer::new));
    }

    /** Proven by its header alone. */
    private record ByBearer(KnownDevice device) implements Claim {
        @Override
        public int mostBytes() {
            return Integer.MAX_VALUE;
        }

        @Override
        public Future<Proven> prove(Buffer body) {
            return Future.succeededFuture(new Proven(device, null));
        }
    }

    /**
     * The device, which is left under {@link Refusals#DEVICE} as well. Fails as unauthenticated, without saying which half
     * of the claim is wrong.
     */
    Future<KnownDevice> of(RoutingContext ctx) {
        var secret = bearer(ctx.request());
        var id = ctx.request().getHeader("X-Device");
        var found = id == null ? devices.findBySecret(secret) : claimed(ctx, id, secret);
        return found.compose(device -> {
            if (device.isEmpty()) {
                return Future.failedFuture(Failure.unauthenticated(
                        secret.isEmpty()
                                ? "no device secret, expected Authorization: Bearer <device secret>"
                                : "no device has this secret"));
            }
            ctx.put(Refusals.DEVICE, device.get());
            return Future.succeededFuture(device.get());
        });
    }

    /** Who it says to be is noted before it is proven, so that its owner sees a wrong secret. */
    private Future<Optional<KnownDevice>> claimed(RoutingContext ctx, String id, String secret) {
        return !DeviceId.isValid(id)
                ? Future.succeededFuture(Optional.empty())
                : devices.find(id).compose(device -> {
                    if (device.isEmpty()) {
                        return Future.succeededFuture(device);
                    }
                    ctx.put(Refusals.CLAIMED, device.get());
                    return devices.hasSecret(device.get(), secret).map(right -> right ? device : Optional.empty());
                });
    }

    private static String bearer(HttpServerRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? header.substring(BEARER.length()).strip()
                : "";
    }
}
