package io.mainswatch.ingest.http;

import io.mainswatch.common.device.MeasurementLimits;
import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.http.Fields;
import io.mainswatch.common.picture.PictureForm;
import io.mainswatch.common.time.Clock;
import io.mainswatch.ingest.device.KnownDevice;
import io.mainswatch.ingest.picture.PictureIntake;
import io.mainswatch.ingest.picture.PictureIntake.Taken;
import io.mainswatch.ingest.protocol.Heartbeat;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;

/**
 * {@code POST /v1/pictures}: a JPEG or PNG, {@code ?at=} when it was taken. Answers 201 with its id and SHA-256 once it is
 * stored, 200 when it was stored before: either way the sender may delete its copy when the hash is that of its file. A
 * picture is a sign of life as well.
 */
final class PicturesHandler implements Handler<RoutingContext> {
    private static final String HASH = "X-Sha256";
    private static final int CREATED = 201;

    private final PictureIntake pictures;
    private final Sender sender;
    private final Admission admission;
    private final Receipts receipts;
    private final Clock clock;

    PicturesHandler(PictureIntake pictures, Sender sender, Admission admission, Receipts receipts, Clock clock) {
        this.pictures = pictures;
        this.sender = sender;
        this.admission = admission;
        this.receipts = receipts;
        this.clock = clock;
    }

    @Override
    public void handle(RoutingContext ctx) {
        var request = ctx.request().pause();
        var takenAt = takenAt(ctx);
        long announced = BodyReading.announcedLength(request);
        long bytes = announced < 0 ? PictureForm.MOST_BYTES : Math.min(announced, PictureForm.MOST_BYTES);
        admission.enter(bytes);
        sender.of(ctx)
                .compose(device -> BodyReading.of(request, PictureForm.MOST_BYTES)
                        .compose(body -> pictures.take(device.homeId(), device.id(), takenAt, body.getBytes()))
                        .map(taken -> undamaged(ctx, taken))
                        .compose(taken -> alive(device).map(taken)))
                .onComplete(done -> admission.leave(bytes))
                .onSuccess(taken -> {
                    ctx.response().setStatusCode(taken.isNew() ? CREATED : 200).putHeader(HASH, taken.sha256());
                    Answers.json(ctx, new Stored(taken.id(), taken.sha256(), !taken.isNew()));
                })
                .onFailure(ctx::fail);
    }

    /** @param duplicate whether it was stored before */
    record Stored(String id, String sha256, boolean duplicate) {}

    private Future<Void> alive(KnownDevice device) {
        return receipts.heartbeat(device, new Heartbeat(clock.now(), "ping", null, null, null));
    }

    private Instant takenAt(RoutingContext ctx) {
        var query = Fields.ofQuery(ctx.queryParams());
        var given = query.optionalInstant("at");
        query.orThrow();
        var now = clock.now();
        var at = given.orElse(now);
        if (at.isBefore(MeasurementLimits.EARLIEST)
                || clock.trusted() && at.isAfter(now.plus(MeasurementLimits.AHEAD))) {
            throw Failure.invalid("at", at + ", expected from " + MeasurementLimits.EARLIEST + " to a day from now");
        }
        return at;
    }

    /** What arrived is whole, and yet not what was sent: the sender should know before it deletes its own. */
    private static Taken undamaged(RoutingContext ctx, Taken taken) {
        var told = ctx.request().getHeader(HASH);
        if (told != null && !told.equalsIgnoreCase(taken.sha256())) {
            throw Failure.invalid(HASH, "not the SHA-256 of what arrived (" + taken.sha256() + "), send it again");
        }
        return taken;
    }
}
