package io.mainswatch.ingest.http;

import io.mainswatch.common.http.Fields;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;

/** {@code POST /v1/facts}: a device says what it is, so that its owner sees it. The newest word counts. */
final class FactsHandler implements Handler<RoutingContext> {
    private static final int NO_CONTENT = 204;

    private final Sender sender;
    private final RequestDelivery requests;
    private final FactStore facts;

    FactsHandler(Sender sender, RequestDelivery requests, FactStore facts) {
        this.sender = sender;
        this.requests = requests;
        this.facts = facts;
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
                        .compose(said -> facts.replace(proven.device().id(), said)))
                .onSuccess(stored -> ctx.response().setStatusCode(NO_CONTENT).end())
                .onFailure(ctx::fail);
    }
}
