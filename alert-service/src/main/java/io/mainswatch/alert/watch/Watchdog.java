package io.mainswatch.alert.watch;

import io.mainswatch.common.bus.Addresses;
import io.mainswatch.common.bus.Bus;
import io.mainswatch.common.db.Database;
import io.mainswatch.common.time.Clock;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Flips devices that fell silent or spoke again. Reads the truth (what is committed), never what lags; each flip is made
 * once, whichever copy makes it, and carries the deadline's own time.
 */
public final class Watchdog {
    private final Database database;
    private final Bus bus;
    private final Clock clock;
    private final WatchStore watches = new WatchStore();
    private final EnrolmentStore enrolments = new EnrolmentStore();
    private final FlipStore flips = new FlipStore();

    public Watchdog(Database database, Bus bus, Clock clock) {
        this.database = database;
        this.bus = bus;
        this.clock = clock;
    }

    /** Looks at every device once, while we listen. Returns the next deadline. */
    public Future<Optional<Instant>> sweep(Listening listening) {
        var sql = database.pool();
        return flipped(this::adopt)
                .compose(ok -> enrolments.followEdits(sql, clock.now()))
                .compose(ok -> watches.hasten(sql, clock.now()))
                .compose(ok -> flipped(tx -> watches.revive(tx, clock.now())))
                .compose(ok -> flipped(tx -> judge(tx, listening)))
                .compose(ok -> watches.earliestDeadline(sql));
    }

    private Future<List<Flip>> adopt(SqlClient tx) {
        return enrolments.adopt(tx, clock.now());
    }

    private Future<List<Flip>> judge(SqlClient tx, Listening listening) {
        var now = clock.now();
        return watches.due(tx, now).compose(due -> {
            var pushed = new ArrayList<Watched>();
            var deadlines = new ArrayList<Instant>();
            var silent = new ArrayList<Watched>();
            for (var device : due) {
                var deadline = device.judge(listening, now);
                if (deadline.isAfter(now)) {
                    pushed.add(device);
                    deadlines.add(deadline);
                } else {
                    silent.add(device);
                }
            }
            return watches.push(tx, pushed, deadlines).compose(ok -> down(tx, silent, listening, now));
        });
    }

    private Future<List<Flip>> down(SqlClient tx, List<Watched> silent, Listening listening, Instant now) {
        Future<List<Flip>> made = Future.succeededFuture(new ArrayList<>());
        for (var device : silent) {
            var at = device.judge(listening, now);
            made = made.compose(known -> watches.down(tx, device, at).map(mine -> {
                if (mine) {
                    known.add(new Flip(device.deviceId(), device.homeId(), "up", "down", at, device.why()));
                }
                return known;
            }));
        }
        return made;
    }

    private Future<Void> flipped(Function<SqlClient, Future<List<Flip>>> work) {
        return database.transaction(tx -> work.apply(tx)
                        .compose(made -> flips.insert(tx, made, clock.now()).map(ids -> new Flipped(made, ids))))
                .map(this::announce);
    }

    private Void announce(Flipped flipped) {
        flipped.ids().forEach(id -> bus.announce(Addresses.FLIP_RECORDED, new Addresses.FlipRecorded(id)));
        flipped.flips().stream()
                .map(Flip::homeId)
                .distinct()
                .forEach(home -> bus.announce(Addresses.CHANGE_RECORDED, new Addresses.ChangeRecorded(home)));
        return null;
    }

    private record Flipped(List<Flip> flips, List<Long> ids) {}
}
