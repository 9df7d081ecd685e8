package io.mainswatch.alert.judge;

import io.mainswatch.alert.incident.IncidentDesk;
import io.mainswatch.alert.outage.OutageStore;
import io.mainswatch.alert.outage.ReturnQueries;
import io.mainswatch.alert.supply.Evidence;
import io.mainswatch.alert.supply.HomeQueries;
import io.mainswatch.alert.supply.SupplyStore;
import io.mainswatch.alert.watch.Listening;
import io.mainswatch.common.bus.Addresses;
import io.mainswatch.common.bus.Bus;
import io.mainswatch.common.db.Database;
import io.mainswatch.common.time.Clock;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Judges every home in which something is to be judged, a few at a time; one that fails harms no other. */
public final class Judge {
    private static final Logger LOG = LoggerFactory.getLogger(Judge.class);
    /** Homes judged at the same time: each holds one connection. */
    private static final int LANES = 3;
    /** Not being able to hear for this long is said; a restart is shorter. */
    private static final Duration DEAF = Duration.ofSeconds(60);

    private final Database database;
    private final Bus bus;
    private final Clock clock;
    private final HomeQueries homes = new HomeQueries();
    private final SupplyStore supplies = new SupplyStore();
    private final HomeJudge judge;

    public Judge(Database database, Bus bus, Clock clock, IncidentDesk desk) {
        this.database = database;
        this.bus = bus;
        this.clock = clock;
        var outages = new OutageStore();
        var returns = new ReturnQueries();
        this.judge = new HomeJudge(
                clock,
                homes,
                outages,
                new StoryTeller(outages, returns, desk),
                new PassedSilence(outages, returns, desk));
    }

    /** Judges once. Returns when time alone will change something. */
    public Future<Optional<Instant>> sweep(Listening listening) {
        return homes.active(database.pool(), clock.now()).compose(active -> {
            var lanes = new ArrayList<Future<Optional<Instant>>>();
            for (int lane = 0; lane < LANES; lane++) {
                lanes.add(lane(active, lane, listening));
            }
            return Future.all(lanes)
                    .map(done -> lanes.stream()
                            .flatMap(lane -> lane.result().stream())
                            .min(Instant::compareTo));
        });
    }

    /** While nobody listens nothing is judged; after a while that is what is said. */
    public Future<Void> notListening() {
        var now = clock.now();
        var deaf = new Evidence(now, "mainswatch", "nothing could be heard: no gateway was listening");
        var doubt = new Evidence(now, "mainswatch", "our own clock is not trusted");
        return database.transaction(tx ->
                        clock.trusted() ? supplies.deaf(tx, now, now.minus(DEAF), deaf) : supplies.doubted(tx, doubt))
                .map(changed -> {
                    changed.forEach(this::announceChange);
                    return null;
                });
    }

    private Future<Optional<Instant>> lane(List<String> active, int lane, Listening listening) {
        Future<Optional<Instant>> next = Future.succeededFuture(Optional.empty());
        for (int i = lane; i < active.size(); i += LANES) {
            var home = active.get(i);
            next = next.compose(soonest -> judge(home, listening).map(at -> earlier(soonest, at)));
        }
        return next;
    }

    private Future<Optional<Instant>> judge(String homeId, Listening listening) {
        return database.transaction(tx -> judge.judge(tx, homeId, listening))
                .map(ruling -> {
                    announce(homeId, ruling);
                    return ruling.lookAgainAt();
                })
                .otherwise(cause -> {
                    LOG.atWarn()
                            .addKeyValue("homeId", homeId)
                            .addKeyValue("error", cause.toString())
                            .log("a home could not be judged, the next turn tries again");
                    return Optional.empty();
                });
    }

    private void announce(String homeId, Ruling ruling) {
        ruling.deliveries().forEach(id -> bus.announce(Addresses.DELIVERY_QUEUED, new Addresses.DeliveryQueued(id)));
        if (ruling.isChange()) {
            announceChange(homeId);
        }
    }

    private void announceChange(String homeId) {
        bus.announce(Addresses.CHANGE_RECORDED, new Addresses.ChangeRecorded(homeId));
    }

    private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
        return one.isPresent() && (other.isEmpty() || one.get().isBefore(other.get())) ? one : other;
    }
}
