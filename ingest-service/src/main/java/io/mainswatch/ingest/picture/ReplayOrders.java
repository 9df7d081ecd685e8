package io.mainswatch.ingest.picture;

import com.fasterxml.jackson.databind.JsonNode;
import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.platform.Platform;
import io.mainswatch.ingest.device.DeviceDirectory;
import io.mainswatch.ingest.device.KnownDevice;
import io.mainswatch.ingest.picture.judge.Evidence;
import io.mainswatch.ingest.picture.judge.Judge;
import io.mainswatch.ingest.picture.judge.MeterState;
import io.mainswatch.ingest.picture.judge.Ruling;
import io.mainswatch.ingest.picture.reader.ReadOutcome.Seen;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Reads the archive again with another set-up, from the newest value published before it on, and tells what would be
 * different. When the set-up is to be applied, it is saved and what was published of those pictures is replaced.
 */
final class ReplayOrders {
    /** Of one replay: some days at the usual rhythm. */
    static final int MOST_PICTURES = 1_000;

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
        var ordered = OrderedSetup.of(order.body());
        ordered.requireEnergy();
        var pool = platform.database().pool();
        var pictures = new PictureStore(pool);
        return devices.find(order.deviceId())
                .map(found -> found.orElseThrow(() -> Failure.unknown("no such device")))
                .compose(device -> pictures.find(ordered.referencePictureId(), device.id())
                        .map(found -> found.orElseThrow(
                                () -> Failure.invalid("referencePictureId", "no such picture of this camera")))
                        .compose(reference -> pictures.whole(
                                        device.id(), order.instant("from"), order.instant("to"), MOST_PICTURES)
                                .compose(archive -> read(order, ordered, reference, archive))
                                .compose(replay -> judged(device, replay))
                                .compose(replay -> told(order, device, replay))));
    }

    private Future<JsonNode> told(MeterOrder order, KnownDevice device, Replay replay) {
        boolean applies = order.flag("apply");
        return new ReplayQueries(platform.database().pool())
                .before(replay.pictureIds())
                .map(before -> replay.answer(before, applies))
                .compose(answer -> applies ? apply(order, device, replay).map(answer) : Future.succeededFuture(answer));
    }

    /** In the order of their time, one after the other: a replay has all night, a picture that comes in has not. */
    private Future<Replay> read(
            MeterOrder order, OrderedSetup ordered, PictureRow reference, List<PictureRow> archive) {
        var meter = new MeterInForce(0, ordered.setup(), ordered.supply(), reference.id());
        var replay = new Replay(meter);
        var inOrder = new ArrayList<>(archive);
        inOrder.sort(Comparator.comparing(PictureRow::takenAt));
        Future<Void> all = Future.succeededFuture();
        for (var picture : inOrder) {
            all = all.compose(done -> workshop.doOne(
                            () -> darkroom.develop(picture.fileName(), meter.setup(), reference.fileName())))
                    .map(developed ->
                            developed.outcome() instanceof Seen seen ? Optional.of(seen) : Optional.<Seen>empty())
                    .otherwise(Optional.empty())
                    .compose(seen -> {
                        replay.add(picture, seen);
                        return new MeterOrderStore(platform.database().pool()).progress(order.id());
                    });
        }
        return all.map(replay);
    }

    private Future<Replay> judged(KnownDevice device, Replay replay) {
        if (replay.frames().isEmpty()) {
            return Future.succeededFuture(replay);
        }
        var first = replay.frames().get(0).at();
        return new MeterReadingStore(platform.database().pool())
                .before(device.id(), first.minusNanos(1_000), "")
                .map(before -> {
                    var state = before.map(one -> MeterState.EMPTY.believing(List.of(one), 0))
                            .orElse(MeterState.EMPTY);
                    var judge = new Judge(replay.meter().limits());
                    for (var frame : replay.frames()) {
                        var ruling = judge.judge(state, frame, Evidence.NONE);
                        replay.ruled(frame, ruling);
                        state = ruling.next();
                    }
                    return replay;
                });
    }

    /** The set-up first: what comes in meanwhile is read with it. */
    private Future<Void> apply(MeterOrder order, KnownDevice device, Replay replay) {
        var pool = platform.database().pool();
        return new MeterSetupStore(pool)
                .insert(order.homeId(), order.deviceId(), replay.meter(), null, order.requestedBy())
                .compose(setupId -> {
                    Future<Ruling> all = Future.succeededFuture();
                    for (var verdict : replay.verdicts()) {
                        all = all.compose(done -> court.hear(
                                device,
                                Sight.testimony(device, verdict.picture(), verdict.seen(), replay.meter(setupId)),
                                (state, transaction) -> Future.succeededFuture(replay.replacing(state, verdict))));
                    }
                    return all;
                })
                .mapEmpty();
    }
}
