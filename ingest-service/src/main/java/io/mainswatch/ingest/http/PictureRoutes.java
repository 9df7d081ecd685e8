package io.mainswatch.ingest.http;

import io.mainswatch.common.platform.Platform;
import io.mainswatch.ingest.device.DeviceDirectory;
import io.mainswatch.ingest.picture.PictureIntake;
import io.mainswatch.ingest.rejected.RejectedMessages;
import io.mainswatch.ingest.writer.Intake;
import io.vertx.ext.web.Router;

/** The HTTP door for cameras: {@code POST /v1/pictures}. Belongs to the event loop of its {@link Intake}. */
public final class PictureRoutes {
    private final Platform platform;
    private final DeviceDirectory devices;
    private final Intake intake;
    private final RejectedMessages rejected;
    private final PictureIntake pictures;

    public PictureRoutes(
            Platform platform,
            DeviceDirectory devices,
            Intake intake,
            RejectedMessages rejected,
            PictureIntake pictures) {
        this.platform = platform;
        this.devices = devices;
        this.intake = intake;
        this.rejected = rejected;
        this.pictures = pictures;
    }

    public void mount(Router router) {
        var clock = platform.clock();
        // Pictures have their own room in memory: a backlog of them keeps no reading out.
        var admission = new Admission();
        var receipts = new Receipts(platform.vertx(), intake, admission);
        router.post("/v1/pictures")
                .handler(new PicturesHandler(
                        pictures, new Sender(devices, new SignedSender(platform, devices)), admission, receipts, clock))
                .failureHandler(new Refusals(rejected, clock)::answer);
    }
}
