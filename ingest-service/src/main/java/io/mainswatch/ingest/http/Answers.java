package io.mainswatch.ingest.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.mainswatch.common.http.Json;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** How this door says yes. */
final class Answers {
    private Answers() {}

    static void json(RoutingContext ctx, Object body) {
        if (ctx.response().ended()) {
            return;
        }
        try {
            ctx.response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                    .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                    .end(Buffer.buffer(Json.MAPPER.writeValueAsBytes(body)));
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
