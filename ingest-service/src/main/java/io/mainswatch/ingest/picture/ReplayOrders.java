package io.mainswatch.ingest.picture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.platform.Platform;
import io.mainswatch.ingest.device.DeviceDirectory;
import io.mainswatch.ingest.picture.OrderedMeters.Ordered;
import io.vertx.core.Future;

/**
 * Reads the archive again with another set-up, all of it, and tells what would be different; on demand with a reader that
 * has just been taught this meter. When the set-up is to be applied, it is saved and what was published of those pictures
 * is replaced.
 */
final class ReplayOrders {
    private final Platform platform;
    private final DeviceDirectory devices;
    private final MeterCourt court;
    private final Darkroom darkroom;
    private final Workshop workshop;

    ReplayOrders(Platform platform, DeviceDirectory devices, MeterCourt court, Darkroom darkroom, Workshop workshop) {
        this.platform = platform;
        this.devices = devices;
        this.court = court;
        this.darkroom = darkroom;
        this.workshop = workshop;
    }

    Future<JsonNode> run(MeterOrder order) {
        return new OrderedMeters(platform.database().pool())
                .of(order)
                .compose(ordered -> order.flag("teach") ? taught(order, ordered) : replayed(order, ordered))
                .map(answer -> answer);
    }

    /** What was learned is told, and how the past would look with it; nothing where it was not worth keeping. */
    private Future<ObjectNode> taught(MeterOrder order, Ordered ordered) {
        return new Teaching(platform.database().pool(), darkroom, workshop)
                .teach(ordered)
                .compose(lesson -> lesson.isEmpty()
                        ? Future.succeededFuture(unchanged())
                        : replayed(order, ordered.taught(lesson.get()))
                                .map(answer -> answer.set("taught", lesson.get().json())));
    }

    private static ObjectNode unchanged() {
        return new ReplayTale().answer(false).set("taught", JsonNodeFactory.instance.nullNode());
    }

    private Future<ObjectNode> replayed(MeterOrder order, Ordered ordered) {
        return devices.find(order.deviceId())
                .map(found -> found.orElseThrow(() -> Failure.unknown("no such device")))
                .compose(device -> order.flag("apply")
                        ? saved(order, ordered)
                                .compose(saved -> past(order, saved)
                                        .run(new AppliedChange(
                                                court, platform.database().pool(), darkroom, workshop, device, saved)))
                        : past(order, ordered).run(PastChange.NONE));
    }

    private PastReading past(MeterOrder order, Ordered ordered) {
        return new PastReading(platform.database().pool(), darkroom, workshop, order, ordered);
    }

    /** The set-up first: what comes in meanwhile is read with it. */
    private Future<Ordered> saved(MeterOrder order, Ordered ordered) {
        return new MeterSetupStore(platform.database().pool())
                .insertWithLicence(order.homeId(), order.deviceId(), ordered.meter(), order.requestedBy())
                .map(ordered::saved);
    }
}
