package io.mainswatch.ingest.picture;

import io.mainswatch.common.bus.Sweeper;
import io.mainswatch.common.picture.PictureFiles;
import io.mainswatch.common.platform.Platform;
import io.mainswatch.ingest.device.ChannelDirectory;
import io.mainswatch.ingest.device.DeviceDirectory;
import io.mainswatch.ingest.partition.PartitionKeeper;
import io.mainswatch.ingest.picture.reader.MeterReader;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Map;

/** Everything about pictures, wired: taken in, read, judged, corrected, kept. */
public final class PictureRoom {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);

    private final Workshop workshop;
    private final Sweeper reading;
    private final PictureIntake intake;
    private final MeterOrders orders;
    private final PictureKeeper keeper;

    public PictureRoom(
            Platform platform,
            DeviceDirectory devices,
            ChannelDirectory channels,
            PartitionKeeper partitions,
            MeterReader reader) {
        var pool = platform.database().pool();
        var files = PictureFiles.of(platform.settings());
        var darkroom = new Darkroom(reader, files);
        var court = new MeterCourt(platform, channels, partitions);
        this.workshop = new Workshop(platform.vertx());
        var pictures = new PictureReading(platform, devices, court, darkroom, workshop);
        this.reading = new Sweeper(platform.vertx(), LOOK_AGAIN, pictures::sweep);
        this.intake = new PictureIntake(workshop, files, new PictureStore(pool), reading);
        var answers = new MeterOrderStore(pool);
        var setups = new SetupOrders(pool, darkroom, workshop);
        var persons = new PersonOrders(platform, devices, court);
        var replay = new ReplayOrders(platform, devices, court, darkroom, workshop);
        this.orders = new MeterOrders(
                platform,
                answers,
                Map.of(
                        "picture", persons::picture,
                        "setup", setups::save,
                        "try", setups::attempt,
                        "correction", persons::correction,
                        "reading", persons::reading,
                        "replay", replay::run));
        this.keeper = new PictureKeeper(platform, files, workshop);
    }

    /** Begins to read, to answer and to keep house. */
    public Future<Void> start() {
        reading.ring();
        orders.start();
        keeper.start();
        return Future.succeededFuture();
    }

    /** Nothing new is begun; what is in hand is waited for. */
    public Future<?> stop() {
        return Future.join(reading.stop(), orders.stop(), keeper.stop())
                .otherwiseEmpty()
                .compose(done -> workshop.close());
    }

    /** The door's counterpart. */
    public PictureIntake intake() {
        return intake;
    }
}
