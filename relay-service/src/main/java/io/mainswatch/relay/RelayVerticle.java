package io.mainswatch.relay;

import io.mainswatch.common.bus.Addresses;
import io.mainswatch.common.bus.Sweeper;
import io.mainswatch.common.http.HealthRoutes;
import io.mainswatch.common.http.Problem;
import io.mainswatch.common.platform.Platform;
import io.mainswatch.relay.command.CommandLife;
import io.mainswatch.relay.command.CommandMetrics;
import io.mainswatch.relay.command.CommandStore;
import io.mainswatch.relay.command.RelayRequests;
import io.mainswatch.relay.command.RequesterQueries;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers requests to switch a relay and follows each command until it is confirmed, expired or failed. */
public final class RelayVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(RelayVerticle.class);
    private static final int SCHEMA = 4;

    private final Platform platform;
    private @Nullable Sweeper sweeper;
    private @Nullable HttpServer server;

    public RelayVerticle(Platform platform) {
        this.platform = platform;
    }

    @Override
    public Future<?> start() {
        var bus = platform.bus();
        var metrics = new CommandMetrics(platform.metrics());
        var store = new CommandStore(platform.database());
        var life = new CommandLife(store, bus, platform.clock(), metrics);
        var sweeping = new Sweeper(vertx, CommandLife.LONGEST_PAUSE, life::sweep);
        var requests =
                new RelayRequests(new RequesterQueries(platform.database().pool()), store, bus, platform.clock());
        sweeper = sweeping;

        return platform.database().requireSchema(SCHEMA).compose(ok -> listen()).onSuccess(listening -> {
            server = listening;
            bus.answer(Addresses.RELAY_REQUEST, requests::accept);
            bus.listen(Addresses.RELAY_COMMAND_QUEUED, fact -> sweeping.ring());
            bus.listen(Addresses.RELAY_COMMAND_DISPATCHED, fact -> sweeping.ring());
            bus.listen(Addresses.RELAY_REPORTED, fact -> sweeping.ring());
            sweeping.ring();
            LOG.atInfo().addKeyValue("port", listening.actualPort()).log("relay listens");
        });
    }

    @Override
    public Future<?> stop() {
        return sweeper == null ? Future.succeededFuture() : sweeper.stop();
    }

    /** The management port, once started. */
    public int actualPort() {
        return server == null ? 0 : server.actualPort();
    }

    private Future<HttpServer> listen() {
        var router = Router.router(vertx);
        Problem.mount(router);
        new HealthRoutes(platform.checks(), platform.metrics()).mount(router);
        var listen = platform.settings().listen();
        return vertx.createHttpServer().requestHandler(router).listen(listen.relayPort(), listen.address());
    }
}
