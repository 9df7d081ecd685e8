package io.mainswatch.ingest.http;

import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.platform.Platform;
import io.mainswatch.ingest.calibration.WaitingOrders;
import io.mainswatch.ingest.http.ReadingsOutcome.Rejection;
import io.mainswatch.ingest.writer.Intake;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * {@code POST /v1/readings}. Nobody's body is read before it is known who sends it and that there is room; the answer
 * comes after the commit of every reading in it.
 */
final class ReadingsHandler implements Handler<RoutingContext> {
    static final int MOST_BYTES = 8 << 20;
    /** A body up to this size is parsed in less time than a worker takes to wake. */
    private static final int SMALL_BYTES = 16 << 10;
    /** What the readings of a body come to in memory, at most. */
    private static final long PARSED_BYTES = 4L << 20;

    private final Platform platform;
    private final Intake intake;
    private final Sender sender;
    private final Admission admission;
    private final Refusals refusals;
    private final RequestDelivery requests;
    private final WaitingOrders orders;

    ReadingsHandler(
            Platform platform,
            Intake intake,
            Sender sender,
            Admission admission,
            Refusals refusals,
            WaitingOrders orders) {
        this.platform = platform;
        this.intake = intake;
        this.sender = sender;
        this.admission = admission;
        this.refusals = refusals;
        this.requests = new RequestDelivery(intake);
        this.orders = orders;
    }

    @Override
    public void handle(RoutingContext ctx) {
        var request = ctx.request().pause();
        if (!intake.accepting()) {
            throw Failure.unavailable("the writer is full, send it again", null);
        }
        boolean gzip = isGzip(request);
        long bytes = weight(request, gzip);
        admission.enter(bytes);
        sender.claim(ctx)
                .compose(claim -> BodyReading.of(request, Math.min(MOST_BYTES, claim.mostBytes()))
                        .compose(sent -> claim.prove(sent)
                                .compose(proven ->
                                        take(ctx, proven, sent, gzip).map(outcome -> announced(outcome, proven)))))
                .onComplete(done -> admission.leave(bytes))
                .onSuccess(outcome -> Answers.json(ctx, outcome))
                .onFailure(ctx::fail);
    }

    private ReadingsOutcome announced(ReadingsOutcome outcome, Proven proven) {
        var waiting = orders.of(proven.device().id());
        return waiting.isPresent() ? outcome.announcing(waiting.getAsLong()) : outcome;
    }

    private Future<ReadingsOutcome> take(RoutingContext ctx, Proven proven, Buffer sent, boolean gzip) {
        var body = new ReadingsBody(sent.getBytes(), gzip);
        boolean isSmall = !gzip && sent.length() <= SMALL_BYTES;
        return parse(ctx, body, isSmall)
                // A request that says nothing understandable uses its number up all the same.
                .recover(mistake -> requests.number(proven).compose(taken -> Future.failedFuture(mistake)))
                .compose(records -> deliver(ctx, proven, body, records));
    }

    private Future<BodyRecords> parse(RoutingContext ctx, ReadingsBody body, boolean isSmall) {
        var receivedAt = platform.clock().now();
        boolean trusted = platform.clock().trusted();
        return run(isSmall, () -> body.read(receivedAt, trusted))
                .onFailure(mistake -> ctx.put(Refusals.BODY, Buffer.buffer(body.beginning())));
    }

    private Future<ReadingsOutcome> deliver(RoutingContext ctx, Proven proven, ReadingsBody body, BodyRecords records) {
        var refused = records.refused().stream()
                .map(record -> new Rejection(record.index(), record.reason()))
                .toList();
        return store(proven, records).compose(outcome -> {
            records.refused().forEach(record -> refusals.keep(ctx, record.reason(), Buffer.buffer(record.excerpt())));
            return keep(ctx, body, records, outcome.rejections()).map(kept -> outcome.with(refused));
        });
    }

    private Future<ReadingsOutcome> store(Proven proven, BodyRecords records) {
        return proven.number() != null
                ? requests.whole(proven, records)
                : new ReadingsDelivery(platform.vertx(), intake, proven.device(), records.accepted())
                        .run()
                        .compose(outcome -> requests.rest(proven, records).map(outcome::and));
    }

    /** What the writer refused is read again out of the body: a record is shown as it came. */
    private Future<Void> keep(RoutingContext ctx, ReadingsBody body, BodyRecords records, List<Rejection> rejections) {
        if (rejections.isEmpty()) {
            return Future.succeededFuture();
        }
        var excerpts = new HashMap<Integer, byte[]>();
        rejections.stream()
                .limit(BodyRecords.MOST_EXCERPTS)
                .forEach(rejection -> excerpts.put(rejection.index(), new byte[0]));
        var shown = records.accepted().stream()
                .filter(record -> excerpts.containsKey(record.index()))
                .toList();
        return run(false, () -> body.excerpts(shown)).map(found -> {
            for (int i = 0; i < shown.size(); i++) {
                excerpts.put(shown.get(i).index(), found.get(i));
            }
            rejections.forEach(rejection -> refusals.keep(
                    ctx, rejection.reason(), Buffer.buffer(excerpts.getOrDefault(rejection.index(), new byte[0]))));
            return null;
        });
    }

    private <T> Future<T> run(boolean isQuick, Callable<T> work) {
        return isQuick
                ? Future.<T>future(done -> {
                    try {
                        done.complete(work.call());
                    } catch (Exception e) {
                        done.fail(e);
                    }
                })
                : platform.vertx().executeBlocking(work, false);
    }

    private static boolean isGzip(HttpServerRequest request) {
        var encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding == null || encoding.equalsIgnoreCase("identity")) {
            return false;
        }
        if (encoding.equalsIgnoreCase("gzip")) {
            return true;
        }
        throw Failure.invalid("Content-Encoding", encoding + ", expected gzip or none");
    }

    private static long weight(HttpServerRequest request, boolean gzip) {
        long announced = BodyReading.announcedLength(request);
        long bytes = announced < 0 ? MOST_BYTES : Math.min(announced, MOST_BYTES);
        return gzip || bytes > SMALL_BYTES ? bytes + PARSED_BYTES : bytes;
    }
}
