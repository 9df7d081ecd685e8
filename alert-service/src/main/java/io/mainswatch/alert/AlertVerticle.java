package io.mainswatch.alert;

import io.mainswatch.alert.channel.telegram.Telegram;
import io.mainswatch.common.bus.Addresses;
import io.mainswatch.common.bus.Sweeper;
import io.mainswatch.common.http.HealthRoutes;
import io.mainswatch.common.http.Problem;
import io.mainswatch.common.platform.Platform;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Watches the devices, judges the homes and tells people. Any number of copies may run on one database. */
public final class AlertVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(AlertVerticle.class);
    private static final int SCHEMA = 3;
    /** A message under way is given this long: breaking it off would repeat it. */
    private static final int DRAIN_SECONDS = 5;

    /** Between two sweeps when the bell rang meanwhile. */
    private static final Duration BREATH = Duration.ofMillis(200);

    private final Platform platform;
    private final List<Sweeper> sweepers = new ArrayList<>();
    private @Nullable AlertService service;
    private int port;

    public AlertVerticle(Platform platform) {
        this.platform = platform;
    }

    @Override
    public Future<?> start() {
        var service = new AlertService(platform);
        this.service = service;
        var ledger = sweeper("listening", 1_000, service::listen);
        var watch = sweeper("watch", 500, service::watch);
        var late = sweeper("late evidence", 3_000, service::lookBack);

        return platform.database()
                .requireSchema(SCHEMA)
                .compose(ok -> startTelegram(service))
                .compose(ok -> ledger.start())
                .compose(ok -> watch.start())
                .compose(ok -> late.start())
                .compose(ok -> manage(service))
                .onSuccess(http -> listen(watch))
                .onSuccess(http -> port = http.actualPort())
                .onSuccess(http -> LOG.atInfo().addKeyValue("port", port).log("alert listens"));
    }

    @Override
    public Future<?> stop() {
        var telegram = Optional.ofNullable(service).flatMap(AlertService::telegram);
        var draining = telegram.map(Telegram::drain).orElseGet(Future::succeededFuture);
        var turning = Future.join(sweepers.stream().map(Sweeper::stop).toList()).otherwiseEmpty();
        return draining.otherwiseEmpty()
                .compose(ok -> Future.any(turning, vertx.timer(DRAIN_SECONDS, TimeUnit.SECONDS)))
                .onComplete(ended -> telegram.ifPresent(Telegram::close));
    }

    /** The port health and metrics answer on, once it is started. */
    public int port() {
        return port;
    }

    private void listen(Sweeper watch) {
        var bus = platform.bus();
        bus.listen(Addresses.HEARTBEAT_STORED, fact -> watch.ring());
        bus.listen(Addresses.STATUS_STORED, fact -> watch.ring());
        bus.listen(Addresses.DEVICE_CHANGED, fact -> watch.ring());
    }

    private Future<?> startTelegram(AlertService service) {
        if (service.telegram().isEmpty()) {
            LOG.info("no Telegram token: outages are kept, nobody is told");
            return Future.succeededFuture();
        }
        var telegram = service.telegram().get();
        var outbox = sweeper("outbox", 1_000, telegram::send);
        var bot = sweeper("bot", 5_000, telegram::listen);
        return telegram.prepare().compose(ok -> outbox.start()).onSuccess(ok -> {
            platform.bus().listen(Addresses.DELIVERY_QUEUED, fact -> outbox.ring());
            bot.ring();
        });
    }

    private Future<HttpServer> manage(AlertService service) {
        var router = Router.router(vertx);
        Problem.mount(router);
        new HealthRoutes(service.checks(), platform.metrics()).mount(router);
        return vertx.createHttpServer()
                .requestHandler(router)
                .listen(
                        platform.settings().listen().alertPort(),
                        platform.settings().listen().address());
    }

    private Sweeper sweeper(String name, long everyMillis, Supplier<Future<Duration>> sweep) {
        var sweeper = new Sweeper(vertx, name, Duration.ofMillis(everyMillis), BREATH, sweep);
        sweepers.add(sweeper);
        return sweeper;
    }
}
