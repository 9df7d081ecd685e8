package io.mainswatch.ingest.http;

import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.http.Problem;
import io.mainswatch.common.time.Clock;
import io.mainswatch.ingest.device.KnownDevice;
import io.mainswatch.ingest.rejected.RejectedMessages;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Answers what this door refuses and keeps what can never succeed, once per request. */
final class Refusals {
    /** Under this key a handler leaves the {@link KnownDevice} once it knows it. */
    static final String DEVICE = "device";
    /** Under this key it leaves the {@link KnownDevice} that the sender names, before it is proven. */
    static final String CLAIMED = "claimed";
    /** Under this key a handler leaves the body once it has it. */
    static final String BODY = "body";

    private static final String DOOR = "http";

    private final RejectedMessages rejected;
    private final Clock clock;

    Refusals(RejectedMessages rejected, Clock clock) {
        this.rejected = rejected;
        this.clock = clock;
    }

    /** The failure handler of every route. A 401 carries the server's time: a device without a clock learns it there. */
    void answer(RoutingContext ctx) {
        if (ctx.failure() instanceof Failure failure) {
            if (isFinal(failure.kind())) {
                Buffer body = ctx.get(BODY);
                keep(ctx, reason(failure), body == null ? Buffer.buffer() : body);
            }
            if (failure.kind() == Failure.Kind.UNAUTHENTICATED) {
                ctx.response().putHeader("WWW-Authenticate", "Bearer");
                if (clock.trusted()) {
                    ctx.response().putHeader("X-Server-Time", clock.now().toString());
                }
            }
        }
        letPass(ctx);
        Problem.answer(ctx);
    }

    /** What is left of a refused body: a bearable rest is let pass, else the connection cannot be used again. */
    private static void letPass(RoutingContext ctx) {
        if (ctx.request().isEnded()) {
            return;
        }
        long announced = BodyReading.announcedLength(ctx.request());
        if (announced < 0 || announced > ReadingsHandler.MOST_BYTES) {
            ctx.response().putHeader(HttpHeaders.CONNECTION, "close");
        } else {
            ctx.request().resume();
        }
    }

    /** Keeps one message, or one record of a request that is otherwise taken. */
    void keep(RoutingContext ctx, String reason, Buffer payload) {
        rejected.keep(sender(ctx), DOOR, ctx.request().uri(), reason, payload, payload.length());
    }

    private static RejectedMessages.Sender sender(RoutingContext ctx) {
        @Nullable KnownDevice proven = ctx.get(DEVICE);
        if (proven != null) {
            return RejectedMessages.Sender.of(proven, true);
        }
        @Nullable KnownDevice claimed = ctx.get(CLAIMED);
        return claimed == null ? RejectedMessages.Sender.UNKNOWN : RejectedMessages.Sender.of(claimed, false);
    }

    private static boolean isFinal(Failure.Kind kind) {
        return kind != Failure.Kind.UNAVAILABLE && kind != Failure.Kind.TOO_MANY;
    }

    private static String reason(Failure failure) {
        return failure.violations().isEmpty()
                ? String.valueOf(failure.getMessage())
                : failure.violations().stream()
                        .map(violation -> violation.field() + ": " + violation.message())
                        .collect(Collectors.joining("; "));
    }
}
