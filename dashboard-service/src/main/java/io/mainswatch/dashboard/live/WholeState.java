package io.mainswatch.dashboard.live;

import io.mainswatch.common.db.Watermark;
import io.mainswatch.common.time.Clock;
import io.mainswatch.dashboard.api.DeviceQueries;
import io.mainswatch.dashboard.api.DeviceView;
import io.mainswatch.dashboard.api.HomeStore;
import io.mainswatch.dashboard.api.HomeView;
import io.mainswatch.dashboard.api.OutageQueries;
import io.mainswatch.dashboard.api.OutageView;
import io.mainswatch.dashboard.api.RelayCommandView;
import io.mainswatch.dashboard.api.RelayQueries;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything a browser needs that knows nothing: homes with their supply, devices, recent outages, open commands. */
final class WholeState {
    private static final Duration RECENT = Duration.ofDays(31);
    private static final int MOST_HOMES = 1_000;
    private static final int MOST_DEVICES = 20_000;
    private static final int MOST_OUTAGES = 1_000;

    private final Vertx vertx;
    private final DeviceQueries devices;
    private final HomeStore homes;
    private final OutageQueries outages;
    private final RelayQueries commands;
    private final Clock clock;

    WholeState(
            Vertx vertx,
            DeviceQueries devices,
            HomeStore homes,
            OutageQueries outages,
            RelayQueries commands,
            Clock clock) {
        this.vertx = vertx;
        this.devices = devices;
        this.homes = homes;
        this.outages = outages;
        this.commands = commands;
        this.clock = clock;
    }

    /** @param visible the homes to show; null is every home */
    Future<List<Buffer>> events(Watermark mark, String @Nullable [] visible) {
        var recent = new OutageQueries.Filter(visible, null, clock.now().minus(RECENT), null, null);
        var homeList = homes.list(visible, "", MOST_HOMES);
        var deviceList = devices.list(visible, null, "", MOST_DEVICES);
        var outageList = outages.list(recent, Optional.empty(), MOST_OUTAGES);
        var commandList = commands.unfinished(visible);
        // Thousands of devices take longer to write down than an event loop may be kept.
        return Future.all(homeList, deviceList, outageList, commandList)
                .compose(all -> vertx.executeBlocking(() -> written(
                        mark, homeList.result(), deviceList.result(), outageList.result(), commandList.result())));
    }

    private static List<Buffer> written(
            Watermark mark,
            List<HomeView> homes,
            List<DeviceView> devices,
            List<OutageView> outages,
            List<RelayCommandView> commands) {
        var events = new ArrayList<Buffer>();
        for (HomeView home : homes) {
            events.add(event("home", home.id(), mark, home));
            events.add(event("supply", home.id(), mark, SupplyEvent.of(home)));
        }
        devices.forEach(device -> events.add(event("device", device.homeId(), mark, device)));
        outages.forEach(outage -> events.add(event("outage", outage.homeId(), mark, outage)));
        commands.forEach(command -> events.add(event("relay", command.homeId(), mark, command)));
        return events;
    }

    private static Buffer event(String kind, String homeId, Watermark mark, Object resource) {
        return LiveEvent.change(kind, homeId, mark, resource).text();
    }
}
