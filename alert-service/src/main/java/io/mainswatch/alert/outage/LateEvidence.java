package io.mainswatch.alert.outage;

import io.mainswatch.alert.outage.LateStore.Late;
import io.mainswatch.alert.supply.SupplyStore;
import io.mainswatch.common.bus.Addresses;
import io.mainswatch.common.bus.Bus;
import io.mainswatch.common.db.Database;
import io.mainswatch.common.time.Clock;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Walks over what was stored late (a drained buffer, an imported month, kept beats) and revises the outages it speaks
 * of. The walk's mark moves in the transaction of the revision, so nothing is skipped; two copies take turns.
 */
public final class LateEvidence {
    /** Homes whose past is looked at again when it is no longer live; bounded, a lost one waits for its next data. */
    private static final int MOST_PENDING = 1_000;

    private static final Duration UNMARKED = Duration.ofMinutes(1);

    private final Database database;
    private final Bus bus;
    private final Clock clock;
    private final LateStore store = new LateStore();
    private final History history;
    private final Map<String, Late> pending = new LinkedHashMap<>();

    public LateEvidence(Database database, Bus bus, Clock clock) {
        this.database = database;
        this.bus = bus;
        this.clock = clock;
        this.history = new History(clock, new SupplyStore());
    }

    /** Looks once at everything that came late since the last time. */
    public Future<Void> sweep() {
        if (!clock.trusted()) {
            return Future.succeededFuture();
        }
        return database.transaction(this::readings)
                .compose(this::announce)
                .compose(ok -> database.transaction(this::beats))
                .compose(this::announce)
                .compose(ok -> database.transaction(this::deafTimes))
                .compose(this::announce)
                .compose(ok -> again());
    }

    private Future<Set<String>> readings(SqlClient tx) {
        return store.lockReadings(tx).compose(mark -> {
            if (mark.isEmpty()) {
                return Future.succeededFuture(Set.of());
            }
            var from = mark.get();
            return store.end(tx, from)
                    .compose(to -> to.equals(from)
                            ? Future.succeededFuture(Set.of())
                            : store.readings(tx, from, to)
                                    .compose(late -> revise(tx, late))
                                    .compose(homes ->
                                            store.advanceReadings(tx, to).map(homes)));
        });
    }

    private Future<Set<String>> beats(SqlClient tx) {
        var now = clock.now();
        return store.lockBeats(tx)
                .compose(mark -> mark.isEmpty()
                        ? Future.succeededFuture(Set.of())
                        : beats(tx, Instant.ofEpochMilli(mark.get().id()), now));
    }

    /** The mark follows what was found, and else once a minute: nothing new is nothing to write. */
    private Future<Set<String>> beats(SqlClient tx, Instant mark, Instant now) {
        return store.beats(tx, mark, now)
                .compose(late -> revise(tx, late)
                        .compose(homes -> late.isEmpty() && now.isBefore(mark.plus(UNMARKED))
                                ? Future.succeededFuture(homes)
                                : store.advanceBeats(tx, now).map(homes)));
    }

    private Future<Set<String>> deafTimes(SqlClient tx) {
        var limit = clock.now().minus(History.LIVE);
        return store.lockDeafTimes(tx)
                .compose(mark -> mark.isEmpty()
                        ? Future.succeededFuture(Set.of())
                        : store.deafTimes(tx, mark.get().id(), limit)
                                .compose(late -> revise(tx, late))
                                .compose(homes -> store.advanceDeafTimes(
                                                tx, mark.get().id(), limit)
                                        .map(homes)));
    }

    /** What was still live when its data came. */
    private Future<Void> again() {
        var limit = clock.now().minus(History.LIVE);
        var ripe = new ArrayList<Late>();
        pending.values().removeIf(late -> late.to().isBefore(limit) && ripe.add(late));
        return ripe.isEmpty()
                ? Future.succeededFuture()
                : database.transaction(tx -> revise(tx, ripe))
                        .onFailure(cause -> ripe.forEach(late -> pending.putIfAbsent(late.homeId(), late)))
                        .compose(this::announce);
    }

    private Future<Set<String>> revise(SqlClient tx, List<Late> late) {
        Future<Set<String>> homes = Future.succeededFuture(new LinkedHashSet<>());
        for (var one : late) {
            homes = homes.compose(known -> history.revise(tx, one).map(live -> {
                if (live && pending.size() < MOST_PENDING) {
                    pending.put(one.homeId(), one);
                }
                known.add(one.homeId());
                return known;
            }));
        }
        return homes;
    }

    private Future<Void> announce(Set<String> homes) {
        homes.forEach(home -> bus.announce(Addresses.CHANGE_RECORDED, new Addresses.ChangeRecorded(home)));
        return Future.succeededFuture();
    }
}
