package io.mainswatch.dashboard.live;

import io.mainswatch.common.bus.Addresses;
import io.mainswatch.common.bus.Sweeper;
import io.mainswatch.common.platform.Platform;
import io.mainswatch.dashboard.account.CallerQueries;
import io.mainswatch.dashboard.account.HomeAccess;
import io.mainswatch.dashboard.account.HomeQueries;
import io.mainswatch.dashboard.api.DeviceQueries;
import io.mainswatch.dashboard.api.HomeStore;
import io.mainswatch.dashboard.api.OutageQueries;
import io.mainswatch.dashboard.api.RelayQueries;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.time.Duration;

/** The live stream, wired: who listens, the walk over the journal, the new readings, and the bells that hurry them. */
public final class Live {
    private static final Duration BEAT = Duration.ofSeconds(15);
    private static final Duration LOOK_AT_RIGHTS = Duration.ofSeconds(5);

    private final LiveHub hub;
    private final LiveRoutes routes;
    private final Sweeper walk;
    private final Sweeper tap;
    private final Sweeper rights;

    public Live(Vertx vertx, Platform platform) {
        var database = platform.database();
        var pool = database.pool();
        var clock = platform.clock();
        var devices = new DeviceQueries(pool, clock);
        var homes = new HomeStore(database);
        var outages = new OutageQueries(pool);
        var commands = new RelayQueries(pool);
        var changes = new ChangeQueries(pool);
        var events = new ChangeEvents(new LiveResources(devices, homes, outages, commands));
        var state = new WholeState(vertx, devices, homes, outages, commands, clock);
        hub = new LiveHub(
                changes, events, new Beginning(changes, events, state, clock), new CallerQueries(pool), clock);
        var readings = new ReadingTap(new FreshReadingQueries(pool), hub, clock);
        walk = new Sweeper(vertx, LiveHub.LONGEST_PAUSE, hub::sweep);
        tap = new Sweeper(vertx, LiveHub.LONGEST_PAUSE, readings::sweep);
        rights = new Sweeper(vertx, LOOK_AT_RIGHTS, () -> hub.dismiss().map(LOOK_AT_RIGHTS));
        routes = new LiveRoutes(hub, new HomeAccess(new HomeQueries(pool)));
        platform.metrics().gauge("mainswatch_live_streams", hub, LiveHub::size);
    }

    public void mount(Router router) {
        routes.mount(router);
    }

    /** Begins to sweep, and to listen for the bells. */
    public void start(Vertx vertx, Platform platform) {
        var bus = platform.bus();
        bus.listen(Addresses.CHANGE_RECORDED, fact -> walk.ring());
        bus.listen(Addresses.READINGS_STORED, fact -> tap.ring());
        bus.listen(Addresses.TOKEN_CHANGED, fact -> rights.ring());
        vertx.setPeriodic(BEAT.toMillis(), beat -> hub.beat());
        walk.ring();
        tap.ring();
        rights.ring();
    }

    /** Ends every stream; browsers come back to another copy, or to this one when it is back. */
    public Future<?> stop() {
        hub.close();
        return Future.all(walk.stop(), tap.stop(), rights.stop());
    }
}
