package io.mainswatch.common.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * {@code GET /health/live}, {@code /health/ready} and {@code /metrics}, the same on every service's port. Live says
 * that the program turns; ready that each of its checks holds now.
 */
public final class HealthRoutes {
    /** Who asks whether we are ready wants an answer, even if a check has none. */
    private static final int PATIENCE_SECONDS = 5;

    private final Map<String, Supplier<Future<Void>>> checks;
    private final PrometheusMeterRegistry metrics;

    /** @param checks by name, asked anew at every request; a failed future's message is shown, so it holds no secret */
    public HealthRoutes(Map<String, Supplier<Future<Void>>> checks, PrometheusMeterRegistry metrics) {
        this.checks = new LinkedHashMap<>(checks);
        this.metrics = metrics;
    }

    public void mount(Router router) {
        router.get("/health/live").handler(ctx -> json(ctx, 200, Map.of("status", "up")));
        router.get("/health/ready").handler(this::ready);
        router.get("/metrics")
                .handler(ctx -> ctx.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")
                        .end(metrics.scrape()));
    }

    private void ready(RoutingContext ctx) {
        var names = new ArrayList<>(checks.keySet());
        List<Future<String>> answers = checks.values().stream()
                .map(check -> Future.succeededFuture()
                        .compose(ask -> check.get())
                        .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                        .map("up")
                        .otherwise(cause -> "down: " + cause.getMessage()))
                .toList();
        Future.all(answers).onSuccess(all -> {
            var byName = new LinkedHashMap<String, String>();
            for (int i = 0; i < names.size(); i++) {
                byName.put(names.get(i), answers.get(i).result());
            }
            boolean up = byName.values().stream().allMatch("up"::equals);
            json(ctx, up ? 200 : 503, Map.of("status", up ? "up" : "down", "checks", byName));
        });
    }

    private static void json(RoutingContext ctx, int status, Object body) {
        try {
            ctx.response()
                    .setStatusCode(status)
                    .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                    .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                    .end(Buffer.buffer(Json.MAPPER.writeValueAsBytes(body)));
        } catch (JsonProcessingException e) {
            ctx.fail(e);
        }
    }
}
