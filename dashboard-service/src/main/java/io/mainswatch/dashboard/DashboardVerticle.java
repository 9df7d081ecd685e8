package io.mainswatch.dashboard;

import io.mainswatch.common.bus.Sweeper;
import io.mainswatch.common.http.HealthRoutes;
import io.mainswatch.common.http.Problem;
import io.mainswatch.common.http.TrustedProxies;
import io.mainswatch.common.platform.Platform;
import io.mainswatch.common.security.Passwords;
import io.mainswatch.dashboard.account.FirstRun;
import io.mainswatch.dashboard.account.InvitationStore;
import io.mainswatch.dashboard.account.PasskeyStore;
import io.mainswatch.dashboard.account.SessionStore;
import io.mainswatch.dashboard.account.TokenStore;
import io.mainswatch.dashboard.account.UserStore;
import io.mainswatch.dashboard.api.ApiRoutes;
import io.mainswatch.dashboard.api.DefaultHome;
import io.mainswatch.dashboard.api.HomeStore;
import io.mainswatch.dashboard.api.MeterOrderStore;
import io.mainswatch.dashboard.api.OpenApiRoutes;
import io.mainswatch.dashboard.api.Registrations;
import io.mainswatch.dashboard.http.SafeAnswer;
import io.mainswatch.dashboard.live.ChangeStore;
import io.mainswatch.dashboard.live.Live;
import io.mainswatch.dashboard.web.WebRoutes;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves people and their programs: the REST API, the live stream and the page. */
public final class DashboardVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(DashboardVerticle.class);
    private static final int SCHEMA = 9;

    private final Platform platform;
    private final Consumer<String> firstPassword;
    private @Nullable Live live;
    private @Nullable Sweeper housekeeping;
    private @Nullable HttpServer server;

    /** @param firstPassword told the password made for {@code admin} at the very first start, unless the settings have one */
    public DashboardVerticle(Platform platform, Consumer<String> firstPassword) {
        this.platform = platform;
        this.firstPassword = firstPassword;
    }

    @Override
    public Future<?> start() {
        var passwords = new Passwords(vertx);
        return platform.database()
                .requireSchema(SCHEMA)
                .compose(ok -> new DefaultHome(new HomeStore(platform.database())).ensure())
                .compose(ok -> firstRun(passwords).ensure(platform.settings().admin(), firstPassword))
                .compose(ok -> Future.all(OpenApiRoutes.load(vertx), WebRoutes.load(vertx)))
                .compose(loaded -> listen(passwords, loaded.resultAt(0), loaded.resultAt(1)))
                .onSuccess(listening -> {
                    server = listening;
                    LOG.atInfo().addKeyValue("port", listening.actualPort()).log("dashboard listens");
                });
    }

    @Override
    public Future<?> stop() {
        return Future.all(
                live == null ? Future.succeededFuture() : live.stop(),
                housekeeping == null ? Future.succeededFuture() : housekeeping.stop());
    }

    /** The port of the API and the page, once started. */
    public int actualPort() {
        return server == null ? 0 : server.actualPort();
    }

    private FirstRun firstRun(Passwords passwords) {
        var pool = platform.database().pool();
        return new FirstRun(new UserStore(pool), new TokenStore(pool), passwords, platform.bus(), platform.clock());
    }

    private Future<HttpServer> listen(Passwords passwords, OpenApiRoutes description, WebRoutes web) {
        var stream = new Live(vertx, platform);
        live = stream;
        var router = Router.router(vertx);
        router.route().handler(SafeAnswer::stamp);
        router.route().handler(new TrustedProxies(platform.settings().trustedProxies())::stamp);
        new HealthRoutes(platform.checks(), platform.metrics()).mount(router);
        new ApiRoutes(platform, passwords, description, stream::mount).mount(router);
        web.mount(router);
        router.route().failureHandler(Problem::answer);
        stream.start(vertx, platform);
        new Registrations(platform).start();
        keepHouse();
        return DashboardServer.create(vertx, platform.settings())
                .requestHandler(router)
                .listen(
                        platform.settings().listen().dashboardPort(),
                        platform.settings().listen().address());
    }

    private void keepHouse() {
        var database = platform.database();
        var jobs = new Housekeeping(
                new ChangeStore(database),
                new SessionStore(database.pool()),
                new InvitationStore(database),
                new PasskeyStore(database),
                new MeterOrderStore(database.pool()),
                platform.clock());
        var sweeper = new Sweeper(vertx, Housekeeping.RHYTHM, jobs::sweep);
        housekeeping = sweeper;
        sweeper.ring();
    }
}
