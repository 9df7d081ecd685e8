package io.mainswatch.ingest.http;

import io.mainswatch.common.http.Fields;
import io.mainswatch.common.time.Clock;
import io.mainswatch.ingest.calibration.CalibrationOrder;
import io.mainswatch.ingest.calibration.CalibrationStore;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * {@code POST /v1/facts}: a device says what it is, so that its owner sees it; the newest word counts. It is answered with
 * the order that waits for it, if there is one.
 */
final class FactsHandler implements Handler<RoutingContext> {
    private static final int NO_CONTENT = 204;

    private final Sender sender;
    private final RequestDelivery requests;
    private final FactStore facts;
    private final CalibrationStore orders;
    private final Clock clock;

    FactsHandler(Sender sender, RequestDelivery requests, FactStore facts, CalibrationStore orders, Clock clock) {
        this.sender = sender;
        this.requests = requests;
        this.facts = facts;
        this.orders = orders;
        this.clock = clock;
    }

    @Override
    public void handle(RoutingContext ctx) {
        Buffer given = ctx.body().buffer();
        var body = given == null ? Buffer.buffer() : given;
        ctx.put(Refusals.BODY, body);
        sender.claim(ctx)
                .compose(claim -> claim.prove(body))
                .compose(proven -> requests.number(proven)
                        .map(taken -> DeviceFacts.from(Fields.of(body)))
                        .compose(said -> keep(proven, said))
                        .compose(kept -> orders.open(proven.device(), clock.now()))
                        .onSuccess(order -> answer(ctx, order)))
                .onFailure(ctx::fail);
    }

    /** The outcome first: whoever reads the facts may ask for it. */
    private Future<Void> keep(Proven proven, DeviceFacts said) {
        var id = proven.device().id();
        var report = said.report();
        var kept = report == null
                ? Future.<Void>succeededFuture()
                : orders.answer(id, report.number(), report.outcome(), said.calibration(), clock.now());
        return kept.compose(done -> facts.replace(id, said.values()));
    }

    private static void answer(RoutingContext ctx, Optional<CalibrationOrder> order) {
        if (order.isPresent()) {
            Answers.json(ctx, order.get().asTold());
        } else {
            ctx.response().setStatusCode(NO_CONTENT).end();
        }
    }
}
