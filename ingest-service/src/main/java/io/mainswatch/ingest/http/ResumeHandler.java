package io.mainswatch.ingest.http;

import io.mainswatch.common.http.Fields;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code GET /v1/resume}: a device asks where it may go on. Its number is taken like that of any signed request. */
final class ResumeHandler implements Handler<RoutingContext> {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}");

    private final Sender sender;
    private final RequestDelivery requests;
    private final ResumeQueries queries;

    ResumeHandler(Sender sender, RequestDelivery requests, ResumeQueries queries) {
        this.sender = sender;
        this.requests = requests;
        this.queries = queries;
    }

    @Override
    public void handle(RoutingContext ctx) {
        sender.claim(ctx)
                .compose(claim -> claim.prove(Buffer.buffer()))
                .compose(proven -> {
                    var boot = boot(ctx);
                    return requests.number(proven)
                            .compose(taken -> queries.standing(proven.device().id(), boot.orElse(null)));
                })
                .onSuccess(standing -> Answers.json(ctx, standing))
                .onFailure(ctx::fail);
    }

    private static Optional<Long> boot(RoutingContext ctx) {
        var query = Fields.ofQuery(ctx.queryParams());
        if (!query.has("boot")) {
            query.orThrow();
            return Optional.empty();
        }
        var boot = query.matching("boot", NUMBER, "expected a whole number");
        query.orThrow();
        return Optional.of(Long.parseLong(boot));
    }
}
