package io.mainswatch.alert.watch;

import io.mainswatch.common.db.Database;
import io.mainswatch.common.time.Clock;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Writes down, about once a second and by one copy at a time, that we can hear: this program runs, the database answers,
 * the clock is trusted and at least one gateway reads its sockets. Whatever is not written is time not watched.
 */
public final class ListeningLedger {
    private static final Duration EVERY = Duration.ofSeconds(1);
    /** Two copies tick; the second one within this has nothing to add. */
    private static final Duration FRESH = Duration.ofMillis(500);

    private final Database database;
    private final Clock clock;
    private final ListeningStore store = new ListeningStore();

    public ListeningLedger(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Extends, ends or begins an entry; returns after how long to do it again. */
    public Future<Duration> tick() {
        return database.transaction(tx -> store.tryLock(tx)
                        .compose(mine -> mine ? store.newest(tx).compose(entry -> note(tx, entry)) : done()))
                .map(EVERY);
    }

    /** What we are listening in now, or empty while we are deaf: then nothing may be judged. */
    public Future<Optional<Listening>> current() {
        if (!clock.trusted()) {
            return Future.succeededFuture(Optional.empty());
        }
        return store.current(database.pool(), clock.now());
    }

    /** Fails with the reason while we cannot hear: a readiness check. */
    public Future<Void> requireListening() {
        return current()
                .compose(now -> now.isPresent()
                        ? done()
                        : Future.failedFuture(clock.trusted() ? "no gateway is hearing" : "the clock is not trusted"));
    }

    private Future<Void> note(SqlClient tx, Optional<LedgerEntry> newest) {
        var now = clock.now();
        if (!clock.trusted()) {
            return deaf(tx, newest, "the clock is not trusted", now);
        }
        return store.hearing(tx, now)
                .compose(hearing -> hearing ? hear(tx, newest, now) : deaf(tx, newest, "no gateway is hearing", now));
    }

    private Future<Void> hear(SqlClient tx, Optional<LedgerEntry> newest, Instant now) {
        if (newest.isEmpty() || !newest.get().open()) {
            return store.open(tx, now);
        }
        var entry = newest.get();
        if (!entry.continuesAt(now)) {
            return store.end(tx, entry, entry.holeAt(now), now).compose(ended -> store.open(tx, now));
        }
        return now.isBefore(entry.to().plus(FRESH)) ? done() : store.extend(tx, entry, now);
    }

    private Future<Void> deaf(SqlClient tx, Optional<LedgerEntry> newest, String why, Instant now) {
        return newest.isPresent() && newest.get().open() ? store.end(tx, newest.get(), why, now) : done();
    }

    private static Future<Void> done() {
        return Future.succeededFuture();
    }
}
