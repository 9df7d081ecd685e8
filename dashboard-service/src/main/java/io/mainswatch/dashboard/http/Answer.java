package io.mainswatch.dashboard.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.mainswatch.common.http.Json;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;

/** Turns work into a handler that answers with its value as JSON, or fails the request once and in one way. */
public final class Answer {
    private static final int NO_CONTENT = 204;

    private Answer() {}

    /** 200 with the value as JSON. */
    public static Handler<RoutingContext> ok(Function<RoutingContext, Future<?>> work) {
        return json(200, work);
    }

    /** 201 with the value as JSON. */
    public static Handler<RoutingContext> created(Function<RoutingContext, Future<?>> work) {
        return json(201, work);
    }

    /** This status with the value as JSON. */
    public static Handler<RoutingContext> json(int status, Function<RoutingContext, Future<?>> work) {
        return ctx ->
                begin(work, ctx).onSuccess(value -> send(ctx, status, value)).onFailure(ctx::fail);
    }

    /** 204 without a body. */
    public static Handler<RoutingContext> nothing(Function<RoutingContext, Future<?>> work) {
        return ctx -> begin(work, ctx)
                .onSuccess(done -> ctx.response()
                        .setStatusCode(NO_CONTENT)
                        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                        .end())
                .onFailure(ctx::fail);
    }

    /** A text that is to become a file of this name where it arrives. */
    public record File(String name, String text) {
        @Override
        public String toString() {
            return "File[" + name + "]";
        }
    }

    /** 200 with a file to keep. */
    public static Handler<RoutingContext> file(Function<RoutingContext, Future<File>> work) {
        return ctx -> Future.succeededFuture(ctx)
                .compose(work)
                .onSuccess(file -> ctx.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/octet-stream")
                        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                        .putHeader("Content-Disposition", "attachment; filename=\"" + file.name() + "\"")
                        .end(file.text()))
                .onFailure(ctx::fail);
    }

    private static Future<?> begin(Function<RoutingContext, Future<?>> work, RoutingContext ctx) {
        return Future.succeededFuture(ctx).compose(work::apply);
    }

    private static void send(RoutingContext ctx, int status, Object value) {
        try {
            var body = Json.MAPPER.writeValueAsBytes(value);
            ctx.response()
                    .setStatusCode(status)
                    .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                    .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                    .end(Buffer.buffer(body));
        } catch (JsonProcessingException e) {
            ctx.fail(e);
        }
    }
}
