package io.mainswatch.ingest.picture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;

/** Orders about a set-up: to save it, and to try it on one picture. */
final class SetupOrders {
    private final Pool pool;
    private final OrderedMeters meters;
    private final Darkroom darkroom;
    private final Workshop workshop;

    SetupOrders(Pool pool, Darkroom darkroom, Workshop workshop) {
        this.pool = pool;
        this.meters = new OrderedMeters(pool);
        this.darkroom = darkroom;
        this.workshop = workshop;
    }

    /** Saves a set-up; it is in force from then on. */
    Future<JsonNode> save(MeterOrder order) {
        var licence = order.text("licence");
        return meters.of(order)
                .compose(ordered -> new MeterSetupStore(pool)
                        .insert(
                                order.homeId(),
                                order.deviceId(),
                                ordered.meter(),
                                licence.isEmpty() ? null : licence,
                                order.requestedBy()))
                .map(id -> JsonNodeFactory.instance.objectNode().put("setupId", Long.toString(id)));
    }

    /** Reads one picture with a set-up that stays where it is. */
    Future<JsonNode> attempt(MeterOrder order) {
        return meters.of(order)
                .compose(ordered -> meters.picture(order, order.text("pictureId"), "pictureId")
                        .compose(picture -> workshop.doOne(() -> darkroom.develop(
                                picture.fileName(),
                                ordered.meter(),
                                ordered.reference().fileName())))
                        .map(developed -> Sight.answer(
                                developed.outcome(), ordered.meter().setup())));
    }
}
