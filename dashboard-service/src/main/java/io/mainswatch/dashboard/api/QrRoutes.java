package io.mainswatch.dashboard.api;

import io.mainswatch.common.http.Fields;
import io.mainswatch.dashboard.http.Answer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * {@code POST /qr}: draws a text for a phone's camera. Posted, because such a text is often a secret, and what stands in
 * an address is written into logs and histories. Nothing of it is kept.
 */
final class QrRoutes {
    /** In any script well below what the largest code holds. */
    private static final int LONGEST_TEXT = 500;

    private final Vertx vertx;

    QrRoutes(Vertx vertx) {
        this.vertx = vertx;
    }

    void mount(Router router) {
        router.post("/qr").handler(Answer.ok(this::draw));
    }

    private Future<?> draw(RoutingContext ctx) {
        Fields.ofQuery(ctx.queryParams()).orThrow();
        var fields = Fields.of(ctx.body().buffer());
        var text = fields.text("text", LONGEST_TEXT);
        fields.orThrow();
        return vertx.executeBlocking(() -> QrDrawing.of(text), false);
    }
}
