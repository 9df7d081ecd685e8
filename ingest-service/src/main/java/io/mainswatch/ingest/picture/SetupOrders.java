package io.mainswatch.ingest.picture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.mainswatch.common.failure.Failure;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;

/** Orders about a set-up: to save it, and to try it on one picture. */
final class SetupOrders {
    private final Pool pool;
    private final Darkroom darkroom;
    private final Workshop workshop;

    SetupOrders(Pool pool, Darkroom darkroom, Workshop workshop) {
        this.pool = pool;
        this.darkroom = darkroom;
        this.workshop = workshop;
    }

    /** Saves a set-up; it is in force from then on. */
    Future<JsonNode> save(MeterOrder order) {
        var ordered = OrderedSetup.of(order.body());
        ordered.requireEnergy();
        var licence = order.text("licence");
        return picture(order, ordered.referencePictureId(), "referencePictureId")
                .compose(reference -> new MeterSetupStore(pool)
                        .insert(
                                order.homeId(),
                                order.deviceId(),
                                new MeterInForce(0, ordered.setup(), ordered.supply(), reference.id()),
                                licence.isEmpty() ? null : licence,
                                order.requestedBy()))
                .map(id -> JsonNodeFactory.instance.objectNode().put("setupId", Long.toString(id)));
    }

    /** Reads one picture with a set-up that stays where it is. */
    Future<JsonNode> attempt(MeterOrder order) {
        var ordered = OrderedSetup.of(order.body());
        return picture(order, order.text("pictureId"), "pictureId")
                .compose(picture -> picture(order, ordered.referencePictureId(), "referencePictureId")
                        .compose(reference -> workshop.doOne(
                                () -> darkroom.develop(picture.fileName(), ordered.setup(), reference.fileName()))))
                .map(developed -> Sight.answer(developed.outcome(), ordered.setup()));
    }

    private Future<PictureRow> picture(MeterOrder order, String id, String field) {
        return new PictureStore(pool)
                .find(id, order.deviceId())
                .map(found -> found.filter(picture -> picture.kept().equals("whole"))
                        .orElseThrow(() -> Failure.invalid(
                                field, "no whole picture of this camera, expected the id of one that is kept whole")));
    }
}
