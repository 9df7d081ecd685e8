package io.mainswatch.simulator.transport;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Sends a request again, with back-off, while the server is busy (429, 5xx) or not there. Any other refusal fails with
 * {@link Refused} at once.
 */
public final class Retry {
    private static final int TOO_MANY_REQUESTS = 429;

    private final Vertx vertx;
    private final BackOff backOff;
    private final int mostAttempts;
    private final RandomGenerator random;

    public Retry(Vertx vertx, BackOff backOff, int mostAttempts, RandomGenerator random) {
        this.vertx = vertx;
        this.backOff = backOff;
        this.mostAttempts = mostAttempts;
        this.random = random;
    }

    /** The first answer in the 200s. */
    public Future<HttpResponse<Buffer>> send(Supplier<Future<HttpResponse<Buffer>>> request) {
        return send(request, failure -> {});
    }

    /** As {@link #send(Supplier)}; every failed attempt is told to {@code onFailure}. */
    public Future<HttpResponse<Buffer>> send(
            Supplier<Future<HttpResponse<Buffer>>> request, Consumer<Throwable> onFailure) {
        return attempt(request, onFailure, 1);
    }

    private Future<HttpResponse<Buffer>> attempt(
            Supplier<Future<HttpResponse<Buffer>>> request, Consumer<Throwable> onFailure, int number) {
        return request.get().compose(Retry::accepted).recover(failure -> {
            onFailure.accept(failure);
            if (failure instanceof Refused || number >= mostAttempts) {
                return Future.failedFuture(failure);
            }
            return pause(number).compose(waited -> attempt(request, onFailure, number + 1));
        });
    }

    private Future<Void> pause(int failures) {
        Duration wait = backOff.after(failures, random);
        return vertx.timer(wait.toMillis(), TimeUnit.MILLISECONDS).mapEmpty();
    }

    private static Future<HttpResponse<Buffer>> accepted(HttpResponse<Buffer> response) {
        int status = response.statusCode();
        if (status / 100 == 2) {
            return Future.succeededFuture(response);
        }
        boolean worthAsking = status == TOO_MANY_REQUESTS || status >= 500;
        return Future.failedFuture(
                worthAsking ? new Busy(status) : new Refused(status, "HTTP " + status + said(response)));
    }

    private static String said(HttpResponse<Buffer> response) {
        String body = response.bodyAsString();
        return body == null || body.isBlank() ? "" : ": " + body.substring(0, Math.min(200, body.length()));
    }

    /** The server cannot take it now. */
    private static final class Busy extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Busy(int status) {
            super("HTTP " + status);
        }
    }
}
