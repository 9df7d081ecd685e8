package io.mainswatch.ingest.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.mainswatch.common.device.DeviceId;
import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.platform.Platform;
import io.mainswatch.common.security.Secrets;
import io.mainswatch.ingest.device.DeviceDirectory;
import io.mainswatch.ingest.device.KnownDevice;
import io.mainswatch.ingest.signature.Freshness;
import io.mainswatch.ingest.signature.RequestSignature;
import io.mainswatch.ingest.signature.SignedHeaders;
import io.mainswatch.ingest.writer.RequestNumber;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.security.MessageDigest;

/**
 * Finds out which device signed a request. Whether its number is new is not known before the commit: it is taken in the
 * transaction that stores what the request brings.
 */
final class SignedSender {
    /** Nobody is proven before the whole body is here, so no large one is taken in. */
    static final int MOST_BYTES = 1 << 20;

    private static final int SMALL_BYTES = 16 << 10;

    private final Platform platform;
    private final DeviceDirectory devices;

    SignedSender(Platform platform, DeviceDirectory devices) {
        this.platform = platform;
        this.devices = devices;
    }

    /** Fails as invalid, unauthenticated, or unavailable while our own clock is not trusted. */
    Future<Claim> claim(RoutingContext ctx) {
        var headers = SignedHeaders.of(ctx.request().headers());
        Freshness.require(headers.numbers(), platform.clock());
        if (!DeviceId.isValid(headers.device())) {
            return Future.failedFuture(refusal());
        }
        return devices.find(headers.device()).map(found -> {
            var device = found.orElseThrow(SignedSender::refusal);
            ctx.put(Refusals.CLAIMED, device);
            return new Signed(ctx, device, headers);
        });
    }

    private static Failure refusal() {
        return Failure.unauthenticated("the signature is not one of this device, expected the HMAC-SHA256 of method,"
                + " path, timestamp, boot, seq and the body's SHA-256 under its secret");
    }

    private Future<byte[]> hash(Buffer body) {
        var bytes = body.getBytes();
        return bytes.length <= SMALL_BYTES
                ? Future.succeededFuture(Secrets.sha256(bytes))
                : platform.vertx().executeBlocking(() -> Secrets.sha256(bytes), false);
    }

    private final class Signed implements Claim {
        private final RoutingContext ctx;
        private final KnownDevice claimed;
        private final SignedHeaders headers;
        /** The secret that proved the request; empty until one did. */
        private String secret = "";

        Signed(RoutingContext ctx, KnownDevice claimed, SignedHeaders headers) {
            this.ctx = ctx;
            this.claimed = claimed;
            this.headers = headers;
        }

        @Override
        public int mostBytes() {
            return MOST_BYTES;
        }

        @Override
        public Future<Proven> prove(Buffer body) {
            return hash(body)
                    .compose(hash -> devices.signer(claimed, one -> isSignedWith(one, hash)))
                    .map(found -> {
                        var signer = found.orElseThrow(SignedSender::refusal);
                        ctx.put(Refusals.DEVICE, signer.device());
                        Answers.sealWith(ctx, this::seal);
                        var numbers = headers.numbers();
                        return new Proven(
                                signer.device(), new RequestNumber(signer.secretId(), numbers.boot(), numbers.seq()));
                    });
        }

        private boolean isSignedWith(String one, byte[] bodyHash) {
            HttpServerRequest request = ctx.request();
            var expected =
                    RequestSignature.of(one, request.method().name(), request.uri(), headers.numbers(), bodyHash);
            boolean is = MessageDigest.isEqual(
                    expected.getBytes(US_ASCII), headers.signature().getBytes(US_ASCII));
            if (is) {
                secret = one;
            }
            return is;
        }

        private String seal(byte[] answer) {
            return RequestSignature.ofAnswer(secret, ctx.request().uri(), headers.numbers(), Secrets.sha256(answer));
        }
    }
}
