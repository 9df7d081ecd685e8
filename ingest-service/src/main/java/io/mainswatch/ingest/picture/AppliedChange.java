package io.mainswatch.ingest.picture;

import io.mainswatch.ingest.device.KnownDevice;
import io.mainswatch.ingest.picture.Archive.Before;
import io.mainswatch.ingest.picture.OrderedMeters.Ordered;
import io.mainswatch.ingest.picture.Replay.Again;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;

/** A set-up is applied to the past: picture by picture, each in one transaction of the court's. */
final class AppliedChange implements PastChange {
    private final MeterCourt court;
    private final Pool pool;
    private final Darkroom darkroom;
    private final Workshop workshop;
    private final KnownDevice device;
    private final Ordered ordered;

    AppliedChange(
            MeterCourt court, Pool pool, Darkroom darkroom, Workshop workshop, KnownDevice device, Ordered ordered) {
        this.court = court;
        this.pool = pool;
        this.darkroom = darkroom;
        this.workshop = workshop;
        this.device = device;
        this.ordered = ordered;
    }

    @Override
    public Future<Void> replace(Again again) {
        var seen = again.seen();
        if (seen == null) {
            return again.archived().before().isLike(Before.NOTHING)
                    ? Future.succeededFuture()
                    : heard(again, Sight.unseen(device, again.archived().picture()));
        }
        return renewed(again)
                .compose(meter ->
                        heard(again, Sight.testimony(device, again.archived().picture(), seen, meter)));
    }

    /** The digits are cut out by the set-up that is written down with them; of what is left nothing can be cut any more. */
    private Future<MeterInForce> renewed(Again again) {
        var archived = again.archived();
        var cutBy = archived.cutBy();
        if (!archived.isWhole()) {
            return Future.succeededFuture(
                    cutBy == null ? ordered.meter() : ordered.meter().saved(cutBy.setupId()));
        }
        return workshop.doInTurn(() -> darkroom.renewCrops(
                        archived.picture(),
                        ordered.meter().setup(),
                        ordered.reference().fileName()))
                .compose(kept ->
                        new PictureStore(pool).readAgain(archived.picture().id(), kept))
                .map(ordered.meter());
    }

    private Future<Void> heard(Again again, Testimony testimony) {
        return court.hear(device, testimony, (state, transaction) -> Future.succeededFuture(again.replacing(state)))
                .mapEmpty();
    }

    @Override
    public Future<Void> end(Replay replay) {
        return replay.hasRead() ? court.remember(device.id(), replay::continued) : Future.succeededFuture();
    }
}
