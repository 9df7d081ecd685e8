package io.mainswatch.ingest.http;

import io.mainswatch.common.failure.Failure;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/**
 * Takes in the body of a paused request up to a limit. Of a body that is larger the rest is let pass unread, as far as
 * that is bearable, because a sender whose connection is cut in mid-body never sees why it was refused.
 */
final class BodyReading {
    private static final long MOST_LET_PASS = 64L << 20;

    private final int limit;
    private final Promise<Buffer> body = Promise.promise();
    private final Buffer taken = Buffer.buffer();
    private long seen;

    private BodyReading(int limit) {
        this.limit = limit;
    }

    /** The length the request announces, or -1; a wrong number counts as none. */
    static long announcedLength(HttpServerRequest request) {
        var announced = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return announced == null ? -1 : Long.parseLong(announced);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** The whole body. Fails as too large, or as invalid when the sender breaks off. */
    static Future<Buffer> of(HttpServerRequest request, int limit) {
        var reading = new BodyReading(limit);
        if (announcedLength(request) > MOST_LET_PASS) {
            return Future.failedFuture(reading.tooLarge());
        }
        request.handler(reading::take);
        request.exceptionHandler(cause -> reading.body.tryFail(Failure.invalid("the body broke off")));
        request.endHandler(end -> reading.end());
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
        request.resume();
        return reading.body.future();
    }

    private void take(Buffer part) {
        seen += part.length();
        if (seen <= limit) {
            taken.appendBuffer(part);
        } else if (seen > MOST_LET_PASS) {
            body.tryFail(tooLarge());
        }
    }

    private void end() {
        if (seen <= limit) {
            body.tryComplete(taken);
        } else {
            body.tryFail(tooLarge());
        }
    }

    private Failure tooLarge() {
        return Failure.tooLarge("the body has more than " + limit + " bytes");
    }
}
