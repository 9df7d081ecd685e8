package io.mainswatch.ingest;

import io.mainswatch.common.http.HealthRoutes;
import io.mainswatch.common.http.Problem;
import io.mainswatch.common.http.TrustedProxies;
import io.mainswatch.common.platform.Platform;
import io.mainswatch.ingest.calibration.CalibrationStore;
import io.mainswatch.ingest.calibration.WaitingOrders;
import io.mainswatch.ingest.device.ChannelDirectory;
import io.mainswatch.ingest.device.DeviceDataDeletion;
import io.mainswatch.ingest.device.DeviceDirectory;
import io.mainswatch.ingest.device.TokenDirectory;
import io.mainswatch.ingest.energy.EnergyRollup;
import io.mainswatch.ingest.gateway.GatewayDoor;
import io.mainswatch.ingest.gateway.Surroundings;
import io.mainswatch.ingest.http.IngestRoutes;
import io.mainswatch.ingest.http.PictureRoutes;
import io.mainswatch.ingest.partition.PartitionKeeper;
import io.mainswatch.ingest.picture.PictureRoom;
import io.mainswatch.ingest.picture.reader.MeterReader;
import io.mainswatch.ingest.picture.reader.ShippedReader;
import io.mainswatch.ingest.rejected.RejectedMessages;
import io.mainswatch.ingest.writer.BatchLedger;
import io.mainswatch.ingest.writer.NewestValues;
import io.mainswatch.ingest.writer.ReadingWriter;
import io.mainswatch.ingest.writer.StateWriter;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in what devices say over MQTT and HTTP, stores it, then tells the bus. All of one copy turns on one event loop;
 * more copies, in one process or in many, share the load through the database.
 */
public final class IngestVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(IngestVerticle.class);
    private static final int SCHEMA = 9;
    private static final int STOP_PATIENCE_SECONDS = 3;
    /** A body is bounded in bytes elsewhere; this bounds how slowly it may come. */
    private static final int HTTP_IDLE_SECONDS = 60;

    private final Platform platform;
    private final PartitionKeeper partitions;
    private final RejectedMessages rejected;
    private final DeviceDirectory devices;
    private final TokenDirectory tokens;
    private final NewestValues newest;
    private final ReadingWriter writer;
    private final GatewayDoor mqtt;
    private final HttpServer http;
    private final EnergyRollup energy;
    private final DeviceDataDeletion deletion;
    private final BatchLedger ledger;
    private final PictureRoom pictures;
    private final WaitingOrders orders;

    public IngestVerticle(Platform platform) {
        this(platform, new ShippedReader());
    }

    /** @param reader reads pictures of meters */
    public IngestVerticle(Platform platform, MeterReader reader) {
        this.platform = platform;
        var name = "gateway-" + UUID.randomUUID();
        var metrics = new IngestMetrics(platform.metrics());
        var vertx = platform.vertx();
        this.partitions = new PartitionKeeper(platform);
        this.rejected = new RejectedMessages(platform);
        this.devices = new DeviceDirectory(platform);
        this.tokens = new TokenDirectory(platform);
        this.newest = new NewestValues(platform.database().pool(), platform.clock());
        var states = new StateWriter(platform, newest);
        var channels = new ChannelDirectory(platform);
        this.writer = new ReadingWriter(platform, name, channels, partitions, states, metrics);
        var around = new Surroundings(vertx, platform.clock(), writer, states, rejected, metrics);
        this.mqtt = new GatewayDoor(platform, name, new GatewayDoor.Directories(devices, tokens, channels), around);
        this.pictures = new PictureRoom(platform, devices, channels, partitions, reader);
        this.orders = new WaitingOrders(
                platform, new CalibrationStore(platform.database().pool()));
        this.http = vertx.createHttpServer(new HttpServerOptions().setIdleTimeout(HTTP_IDLE_SECONDS))
                .requestHandler(routes());
        this.energy = new EnergyRollup(platform);
        this.deletion = new DeviceDataDeletion(platform);
        this.ledger = new BatchLedger(vertx, platform.database());
        devices.onRevoked(channels::forget);
    }

    @Override
    public Future<?> start() {
        newest.start(vertx);
        writer.start();
        var listen = platform.settings().listen();
        return platform.database()
                .requireSchema(SCHEMA)
                .compose(ok -> partitions.start())
                .compose(ok -> rejected.start())
                .compose(ok -> devices.start())
                .compose(ok -> tokens.start())
                .compose(ok -> orders.start())
                .compose(ok -> mqtt.open())
                .compose(ok -> http.listen(listen.ingestPort(), listen.address()))
                .compose(ok -> energy.start())
                .compose(ok -> deletion.start())
                .compose(ok -> pictures.start())
                .onSuccess(ok -> ledger.start())
                .onSuccess(ok -> LOG.atInfo()
                        .addKeyValue("mqttPort", mqttPort())
                        .addKeyValue("mqttsPort", mqttsPort())
                        .addKeyValue("httpPort", httpPort())
                        .log("ingest listens"));
    }

    /** Doors close, what is in flight is committed and acknowledged, then everybody is sent home. */
    @Override
    public Future<?> stop() {
        mqtt.quiesce();
        return http.close()
                .compose(closed -> drained())
                .compose(drained -> mqtt.close())
                .compose(closed -> drained())
                .compose(drained -> mqtt.leave().otherwiseEmpty())
                .compose(left -> rejected.flush())
                .compose(kept -> energy.stop())
                .compose(still -> ledger.stop())
                .compose(still -> pictures.stop())
                .compose(still -> orders.stop());
    }

    public int mqttPort() {
        return mqtt.port();
    }

    /** 0 without a certificate. */
    public int mqttsPort() {
        return mqtt.securePort();
    }

    public int httpPort() {
        return http.actualPort();
    }

    /** Everything committed, or, without a database, given up: it was never acknowledged. */
    private Future<?> drained() {
        return writer.drain().timeout(STOP_PATIENCE_SECONDS, TimeUnit.SECONDS).otherwiseEmpty();
    }

    private Router routes() {
        var router = Router.router(platform.vertx());
        Problem.mount(router);
        router.route().handler(new TrustedProxies(platform.settings().trustedProxies())::stamp);
        new HealthRoutes(platform.checks(), platform.metrics()).mount(router);
        new IngestRoutes(platform, devices, writer, rejected, orders).mount(router);
        new PictureRoutes(platform, devices, writer, rejected, pictures.intake()).mount(router);
        return router;
    }
}
