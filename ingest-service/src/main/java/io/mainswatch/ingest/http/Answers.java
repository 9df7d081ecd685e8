package io.mainswatch.ingest.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.mainswatch.common.http.Json;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** How this door says yes. To a request that was signed it signs its answer: whoever writes to the network can give none. */
final class Answers {
    private static final String SEAL = "seal";

    private Answers() {}

    /** Signs answers to one request. */
    interface Seal {
        /** The {@code X-Signature} of an answer with this body. */
        String of(byte[] body);
    }

    static void sealWith(RoutingContext ctx, Seal seal) {
        ctx.put(SEAL, seal);
    }

    static void json(RoutingContext ctx, Object body) {
        if (ctx.response().ended()) {
            return;
        }
        try {
            byte[] bytes = Json.MAPPER.writeValueAsBytes(body);
            @Nullable Seal seal = ctx.get(SEAL);
            if (seal != null) {
                ctx.response().putHeader("X-Signature", seal.of(bytes));
            }
            ctx.response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                    .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                    .end(Buffer.buffer(bytes));
        } catch (JsonProcessingException e) {
            ctx.fail(e);
        }
    }

    static void text(RoutingContext ctx, String body) {
        if (!ctx.response().ended()) {
            ctx.response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                    .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                    .end(body);
        }
    }
}
