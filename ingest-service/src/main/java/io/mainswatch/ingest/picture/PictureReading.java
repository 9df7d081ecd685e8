package io.mainswatch.ingest.picture;

import io.mainswatch.common.platform.Platform;
import io.mainswatch.ingest.device.DeviceDirectory;
import io.mainswatch.ingest.device.KnownDevice;
import io.mainswatch.ingest.picture.Darkroom.Kept;
import io.mainswatch.ingest.picture.PictureStore.Claimed;
import io.mainswatch.ingest.picture.judge.Frame;
import io.mainswatch.ingest.picture.judge.Judge;
import io.mainswatch.ingest.picture.judge.LateJudge;
import io.mainswatch.ingest.picture.judge.MeterState;
import io.mainswatch.ingest.picture.judge.Ruling;
import io.mainswatch.ingest.picture.reader.ReadOutcome.Refused;
import io.mainswatch.ingest.picture.reader.ReadOutcome.Seen;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the pictures that wait, one at a time and the newest first, and has each value judged. What waits is a row: it
 * survives a restart, and any number of copies share the work.
 */
final class PictureReading {
    private static final Logger LOG = LoggerFactory.getLogger(PictureReading.class);
    private static final Duration AT_ONCE = Duration.ZERO;
    private static final Duration NOTHING_WAITS = Duration.ofSeconds(30);
    private static final int MOST_ATTEMPTS = 3;

    private final Platform platform;
    private final DeviceDirectory devices;
    private final MeterCourt court;
    private final Darkroom darkroom;
    private final Workshop workshop;

    PictureReading(Platform platform, DeviceDirectory devices, MeterCourt court, Darkroom darkroom, Workshop workshop) {
        this.platform = platform;
        this.devices = devices;
        this.court = court;
        this.darkroom = darkroom;
        this.workshop = workshop;
    }

    /** Takes one picture on. Answers how long until there may be another. */
    Future<Duration> sweep() {
        var pool = platform.database().pool();
        return new PictureStore(pool)
                .claim()
                .compose(claimed -> claimed.isEmpty()
                        ? Future.succeededFuture(NOTHING_WAITS)
                        : take(claimed.get()).map(AT_ONCE));
    }

    private Future<Void> take(Claimed claimed) {
        var picture = claimed.picture();
        var pictures = new PictureStore(platform.database().pool());
        if (claimed.attempt() > MOST_ATTEMPTS) {
            return pictures.refused(picture.id(), "failed", "Reading it failed " + MOST_ATTEMPTS + " times")
                    .mapEmpty();
        }
        return devices.find(picture.deviceId())
                .compose(device -> meter(picture)
                        .compose(meter -> device.isEmpty() || meter.isEmpty()
                                ? pictures.refused(picture.id(), "no-set-up", "The camera has no set-up of a meter")
                                        .mapEmpty()
                                : read(device.get(), picture, meter.get())))
                .recover(cause -> {
                    LOG.atWarn()
                            .addKeyValue("deviceId", picture.deviceId())
                            .addKeyValue("error", cause.toString())
                            .log("a picture is not read yet; trying again in two minutes");
                    return Future.succeededFuture();
                });
    }

    private Future<Optional<MeterInForce>> meter(PictureRow picture) {
        return new MeterSetupStore(platform.database().pool()).newest(picture.deviceId());
    }

    private Future<Void> read(KnownDevice device, PictureRow picture, MeterInForce meter) {
        var pictures = new PictureStore(platform.database().pool());
        return pictures.find(meter.pictureId(), device.id())
                .map(reference -> reference.orElse(picture).fileName())
                .compose(reference -> workshop.doOne(() -> darkroom.develop(picture.fileName(), meter, reference))
                        .compose(developed -> developed.outcome() instanceof Refused refused
                                ? pictures.refused(picture.id(), Sight.word(refused.reason()), refused.detail())
                                        .<Void>mapEmpty()
                                : workshop.doOne(() -> darkroom.keepCrops(
                                                picture.fileName(), developed.image(), meter.setup(), reference))
                                        .compose(kept -> pictures.readForThePerson(picture.id(), kept)
                                                .compose(isSaid -> isSaid
                                                        ? Future.<Void>succeededFuture()
                                                        : judge(
                                                                device,
                                                                picture,
                                                                meter,
                                                                (Seen) developed.outcome(),
                                                                kept)))))
                .recover(cause -> cause instanceof NoSuchFileException
                        ? pictures.refused(picture.id(), "lost", "The picture is not in the store any more")
                                .mapEmpty()
                        : Future.failedFuture(cause));
    }

    private Future<Void> judge(KnownDevice device, PictureRow picture, MeterInForce meter, Seen seen, Kept kept) {
        var frame = Sight.frame(picture, seen, meter);
        return court.hear(
                        device,
                        Sight.testimony(device, picture, seen, meter),
                        (state, transaction) -> new PictureStore(transaction)
                                .read(picture.id(), kept)
                                .compose(isFirst -> isFirst
                                        ? ruling(device, meter, frame, state, transaction)
                                        : Future.failedFuture("judged by somebody else")))
                .mapEmpty();
    }

    /** In the order of time by the judge of the present, else between its neighbours. */
    static Future<Ruling> ruling(
            KnownDevice device, MeterInForce meter, Frame frame, MeterState state, SqlConnection transaction) {
        var last = state.last();
        if (last.isPresent() && !frame.at().isAfter(last.get().at())) {
            var readings = new MeterReadingStore(transaction);
            return readings.before(device.id(), frame.at(), frame.ref())
                    .compose(before -> readings.after(device.id(), frame.at(), frame.ref())
                            .map(after -> new LateJudge(meter.limits()).judge(state, frame, before, after)));
        }
        return new EvidenceQueries(transaction)
                .between(
                        device.homeId(),
                        last.isPresent() ? last.get().at() : frame.at(),
                        frame.at(),
                        meter.supply().subMeters())
                .map(evidence -> new Judge(meter.limits()).judge(state, frame, evidence));
    }
}
