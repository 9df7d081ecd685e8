package io.mainswatch.dashboard.api;

import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.picture.PictureForm;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * The body of a picture's upload. It is far longer than any other, so nothing of it is read before it is known who sends
 * it, and only a few are taken in at a time.
 */
final class PictureBody {
    private static final Pattern PATH = Pattern.compile(".*/devices/[^/]+/pictures");
    private static final int MOST_AT_ONCE = 4;

    private final AtomicInteger inHand = new AtomicInteger();

    /** Whether a request is one of these; its body then waits. */
    static boolean waits(RoutingContext ctx) {
        boolean isUpload = ctx.request().method() == HttpMethod.POST
                && PATH.matcher(ctx.normalizedPath()).matches();
        if (isUpload) {
            var request = ctx.request().pause();
            // What is refused unread must still pass, or the connection could carry no further request.
            ctx.addEndHandler(ended -> request.resume());
        }
        return isUpload;
    }

    /** The whole of it. Fails as too large, or as unavailable when too many come at once. */
    Future<Buffer> read(HttpServerRequest request) {
        if (inHand.incrementAndGet() > MOST_AT_ONCE) {
            inHand.decrementAndGet();
            return Future.failedFuture(Failure.unavailable("too many pictures at once, send it again", null));
        }
        Promise<Buffer> body = Promise.promise();
        var taken = Buffer.buffer();
        request.handler(part -> {
            if (taken.length() + part.length() <= PictureForm.MOST_BYTES) {
                taken.appendBuffer(part);
            } else {
                body.tryFail(Failure.tooLarge("the picture has more than " + PictureForm.MOST_BYTES + " bytes"));
            }
        });
        request.exceptionHandler(cause -> body.tryFail(Failure.invalid("the body broke off")));
        request.endHandler(end -> body.tryComplete(taken));
        request.resume();
        return body.future().onComplete(done -> inHand.decrementAndGet());
    }
}
