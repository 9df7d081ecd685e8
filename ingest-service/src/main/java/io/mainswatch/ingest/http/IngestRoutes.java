package io.mainswatch.ingest.http;

import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.http.Unmatched;
import io.mainswatch.common.platform.Platform;
import io.mainswatch.common.security.ClaimCodes;
import io.mainswatch.common.security.GuessDelay;
import io.mainswatch.ingest.calibration.CalibrationStore;
import io.mainswatch.ingest.calibration.WaitingOrders;
import io.mainswatch.ingest.device.DeviceDirectory;
import io.mainswatch.ingest.registration.Registrar;
import io.mainswatch.ingest.rejected.RejectedMessages;
import io.mainswatch.ingest.writer.Intake;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Map;

/**
 * The HTTP door for devices: {@code /ping/<key>}, {@code /v1/register}, {@code /v1/readings}, {@code /v1/resume},
 * {@code /v1/facts}, {@code /v1/time}, {@code /energy}. Belongs to the event loop of its {@link Intake}; the server must
 * not inflate bodies itself.
 */
public final class IngestRoutes {
    private static final int SMALL_BODY_BYTES = 64 << 10;
    private static final int LARGEST_CLAIM_BYTES = 4 << 10;

    private final Platform platform;
    private final DeviceDirectory devices;
    private final Intake intake;
    private final RejectedMessages rejected;
    private final WaitingOrders orders;

    public IngestRoutes(
            Platform platform,
            DeviceDirectory devices,
            Intake intake,
            RejectedMessages rejected,
            WaitingOrders orders) {
        this.platform = platform;
        this.devices = devices;
        this.intake = intake;
        this.rejected = rejected;
        this.orders = orders;
    }

    public void mount(Router router) {
        var clock = platform.clock();
        var refusals = new Refusals(rejected, clock);
        var admission = new Admission();
        var sender = new Sender(devices, new SignedSender(platform, devices));
        var receipts = new Receipts(platform.vertx(), intake, admission);
        var smallBody = BodyHandler.create(false).setBodyLimit(SMALL_BODY_BYTES);

        router.route("/ping/:key")
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .method(HttpMethod.POST)
                .handler(smallBody)
                .handler(new PingHandler(devices, clock, receipts))
                .failureHandler(refusals::answer);
        router.post("/energy")
                .handler(smallBody)
                .handler(new EnergyHandler(sender, clock, receipts))
                .failureHandler(refusals::answer);
        router.post("/v1/readings")
                .handler(new ReadingsHandler(platform, intake, sender, admission, refusals, orders))
                .failureHandler(refusals::answer);
        router.post("/v1/register")
                .handler(BodyHandler.create(false).setBodyLimit(LARGEST_CLAIM_BYTES))
                .handler(new RegisterHandler(
                        new Registrar(platform, devices), new ClaimCodes(platform.secrets()), new GuessDelay(clock)))
                .failureHandler(refusals::answer);
        router.get("/v1/resume")
                .handler(new ResumeHandler(
                        sender,
                        new RequestDelivery(intake),
                        new ResumeQueries(platform.database().pool())))
                .failureHandler(refusals::answer);
        router.post("/v1/facts")
                .handler(BodyHandler.create(false).setBodyLimit(LARGEST_CLAIM_BYTES))
                .handler(new FactsHandler(
                        sender,
                        new RequestDelivery(intake),
                        new FactStore(platform.database().pool()),
                        new CalibrationStore(platform.database().pool()),
                        clock))
                .failureHandler(refusals::answer);
        router.get("/v1/time").handler(this::time).failureHandler(refusals::answer);
        router.route().last().handler(new Unmatched(router));
    }

    private void time(RoutingContext ctx) {
        if (!platform.clock().trusted()) {
            // A device would date its records by it, for ever.
            throw Failure.unavailable("the server does not know the time yet, ask again", null);
        }
        var now = platform.clock().now();
        Answers.json(ctx, Map.of("time", now, "unixMillis", now.toEpochMilli(), "trusted", true));
    }
}
