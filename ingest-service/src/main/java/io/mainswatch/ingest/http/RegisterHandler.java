package io.mainswatch.ingest.http;

import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.http.Fields;
import io.mainswatch.common.http.TrustedProxies;
import io.mainswatch.common.security.ClaimCodes;
import io.mainswatch.common.security.GuessDelay;
import io.mainswatch.ingest.registration.Applicant;
import io.mainswatch.ingest.registration.Registrar;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** {@code POST /v1/register}. Who guesses codes waits longer after each wrong one, whatever he says his hardware is. */
final class RegisterHandler implements Handler<RoutingContext> {
    private static final int CREATED = 201;

    private final Registrar registrar;
    private final ClaimCodes codes;
    private final GuessDelay delay;

    RegisterHandler(Registrar registrar, ClaimCodes codes, GuessDelay delay) {
        this.registrar = registrar;
        this.codes = codes;
        this.delay = delay;
    }

    @Override
    public void handle(RoutingContext ctx) {
        var body = ctx.body().buffer();
        ctx.put(Refusals.BODY, body);
        var address = TrustedProxies.client(ctx).address();
        Future.succeededFuture(body)
                .compose(given -> {
                    wait(ctx, address);
                    return registrar.register(Applicant.from(Fields.of(given), codes));
                })
                .onSuccess(registered -> {
                    delay.succeeded(address);
                    ctx.response().setStatusCode(CREATED);
                    Answers.json(ctx, registered);
                })
                .onFailure(cause -> {
                    if (!isGuess(cause)) {
                        delay.forgive(address);
                    }
                    ctx.fail(cause);
                });
    }

    private void wait(RoutingContext ctx, String address) {
        var wait = delay.begin(address);
        if (!wait.isZero()) {
            ctx.response().putHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds() + 1));
            throw Failure.tooMany("too many wrong claim codes from " + address + ", wait");
        }
    }

    private static boolean isGuess(Throwable cause) {
        return cause instanceof Failure failure
                && (failure.kind() == Failure.Kind.UNKNOWN || failure.kind() == Failure.Kind.TOO_MANY);
    }
}
