package io.mainswatch.dashboard.api;

import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.http.Problem;
import io.mainswatch.common.http.Unmatched;
import io.mainswatch.common.picture.PictureFiles;
import io.mainswatch.common.platform.Platform;
import io.mainswatch.common.security.ClaimCodes;
import io.mainswatch.common.security.LinkCodes;
import io.mainswatch.common.security.Passwords;
import io.mainswatch.dashboard.account.AccountRoutes;
import io.mainswatch.dashboard.account.HomeAccess;
import io.mainswatch.dashboard.account.HomeQueries;
import io.mainswatch.dashboard.http.Utc;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.function.Consumer;

/** All of {@code /api/v1}, in order: what everyone may ask, who asks, then every resource. */
public final class ApiRoutes {
    private static final long LARGEST_BODY_BYTES = 64 * 1024;

    private final Platform platform;
    private final Passwords passwords;
    private final OpenApiRoutes description;
    private final Consumer<Router> live;

    /** @param live mounts the stream of changes */
    public ApiRoutes(Platform platform, Passwords passwords, OpenApiRoutes description, Consumer<Router> live) {
        this.platform = platform;
        this.passwords = passwords;
        this.description = description;
        this.live = live;
    }

    /** Takes all of {@code /api}; what is not in this version of it is not there. */
    public void mount(Router root) {
        root.route("/api/v1/*").subRouter(router());
        root.route("/api/*").handler(this::stamp).handler(ctx -> ctx.fail(Failure.unknown("no such resource")));
    }

    /** The router to mount below {@code /api/v1/}. */
    Router router() {
        var router = Router.router(platform.vertx());
        router.route().handler(this::stamp);
        var body = BodyHandler.create(false).setBodyLimit(LARGEST_BODY_BYTES);
        router.route().handler(ctx -> {
            if (PictureBody.waits(ctx)) {
                ctx.next();
            } else {
                body.handle(ctx);
            }
        });
        description.mount(router);
        new AccountRoutes(platform, passwords).mount(router);
        resources(router);
        live.accept(router);
        router.route().last().handler(new Unmatched(router));
        router.route().failureHandler(Problem::answer);
        return router;
    }

    /** What every answer carries, also a refusal. */
    private void stamp(RoutingContext ctx) {
        ctx.response().putHeader(HttpHeaders.DATE, Utc.httpDate(platform.clock().now()));
        ctx.next();
    }

    private void resources(Router router) {
        var database = platform.database();
        var pool = database.pool();
        var bus = platform.bus();
        var clock = platform.clock();
        var homes = new HomeAccess(new HomeQueries(pool));
        var devices = new DeviceQueries(pool, clock);
        var access = new DeviceAccess(devices);
        var listen = platform.settings().listen();
        var keys = new DeviceKeys(platform.secrets(), listen.ingestPort(), listen.mqttPort());

        new HomeRoutes(new HomeStore(database), homes, bus).mount(router);
        new ChatRoutes(new ChatQueries(pool), homes, new LinkCodes(platform.secrets()), clock).mount(router);
        new DeviceRoutes(new DeviceStore(database), devices, keys, homes, bus, clock).mount(router);
        new RestorationRoutes(new RestorationStore(database), devices, bus, clock).mount(router);
        new ClaimCodeRoutes(new ClaimCodeStore(pool), new ClaimCodes(platform.secrets()), keys, homes, clock)
                .mount(router);
        new SenderRoutes(platform.vertx(), new PingKeyQueries(pool), keys, access, clock).mount(router);
        new SecretRoutes(new SecretQueries(pool), new DeviceStore(database), access, bus, clock).mount(router);
        new DeliveryRoutes(new DeliveryQueries(pool), access).mount(router);
        new CalibrationRoutes(new CalibrationOrderStore(pool), access, bus, clock).mount(router);
        new ReadingRoutes(new ReadingQueries(pool), access, clock).mount(router);
        new SeriesRoutes(new SeriesQueries(pool), access, clock).mount(router);
        new EnergyRoutes(new EnergyQueries(pool), access, homes, clock).mount(router);
        new StatsRoutes(new StatsQueries(pool), homes, clock).mount(router);
        new OutageRoutes(new OutageQueries(pool), homes).mount(router);
        new ListeningRoutes(new ListeningQueries(pool), homes, clock).mount(router);
        new RelayRoutes(new RelayQueries(pool), access, bus).mount(router);
        new RejectedRoutes(new RejectedQueries(pool), access, homes).mount(router);
        new QrRoutes(platform.vertx()).mount(router);
        pictures(router, access);
    }

    private void pictures(Router router, DeviceAccess access) {
        var workers = new PictureWorkers(platform.vertx());
        var pool = platform.database().pool();
        var clock = platform.clock();
        var files = PictureFiles.of(platform.settings());
        var orders = new MeterOrderStore(pool);
        var desk = new MeterDesk(orders, platform.bus());
        new MeterRoutes(new MeterQueries(pool), orders, desk, access).mount(router);
        new PictureRoutes(workers, new PictureQueries(pool), files, desk, access, clock).mount(router);
        new CaptureRoutes(workers, new CaptureQueries(pool), files, access, clock).mount(router);
    }
}
