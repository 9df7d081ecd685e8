package io.mainswatch.ingest.picture;

import io.mainswatch.common.failure.Failure;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import org.jspecify.annotations.Nullable;

/** Completes the set-up of an order with what it only names: the reference picture, and what the reader was taught. */
final class OrderedMeters {
    private final Pool pool;

    OrderedMeters(Pool pool) {
        this.pool = pool;
    }

    /** A set-up that is not saved, with its reference picture. */
    record Ordered(MeterInForce meter, PictureRow reference) {
        /** The same once it is saved. */
        Ordered saved(long setupId) {
            return new Ordered(meter.saved(setupId), reference);
        }

        /** The same with a reader that knows more of it. */
        Ordered taught(Taught lesson) {
            return new Ordered(
                    new MeterInForce(meter.id(), meter.setup(), meter.supply(), meter.pictureId(), lesson), reference);
        }
    }

    /** Fails as invalid with every mistake of the set-up, or for what it names and is not there. */
    Future<Ordered> of(MeterOrder order) {
        return Future.succeededFuture(order)
                .map(given -> OrderedSetup.of(given.body()))
                .compose(ordered -> picture(order, ordered.referencePictureId(), "referencePictureId")
                        .compose(reference -> taught(order, ordered.taughtId())
                                .map(taught -> new Ordered(
                                        new MeterInForce(
                                                0, ordered.setup(), ordered.supply(), reference.id(), taught.known()),
                                        reference))));
    }

    /** A whole picture of the order's camera; fails as invalid where there is none. */
    Future<PictureRow> picture(MeterOrder order, String id, String field) {
        return new PictureStore(pool)
                .find(id, order.deviceId())
                .map(found -> found.filter(picture -> picture.kept().equals("whole"))
                        .orElseThrow(() -> Failure.invalid(
                                field, "no whole picture of this camera, expected the id of one that is kept whole")));
    }

    private record Found(@Nullable Taught known) {
        static final Found NOTHING = new Found(null);
    }

    private Future<Found> taught(MeterOrder order, String id) {
        return id.isEmpty()
                ? Future.succeededFuture(Found.NOTHING)
                : new TaughtQueries(pool)
                        .find(order.deviceId(), id)
                        .map(found -> new Found(found.orElseThrow(() -> Failure.invalid(
                                "setup.taught.id", "nothing of this id was taught of this meter, teach it again"))));
    }
}
