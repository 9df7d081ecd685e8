package io.mainswatch.ingest.writer;

import io.mainswatch.common.bus.Sweeper;
import io.mainswatch.common.db.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;

/** Keeps the ledger of committed batches short: a few thousand rows at a time, a little while each hour. */
public final class BatchLedger {
    private static final Duration PAUSE = Duration.ofHours(1);
    private static final Duration MORE_TO_DO = Duration.ofMillis(200);

    private final Database database;
    private final BatchLedgerStore store = new BatchLedgerStore();
    private final Sweeper sweeper;

    public BatchLedger(Vertx vertx, Database database) {
        this.database = database;
        this.sweeper = new Sweeper(vertx, PAUSE, this::sweep);
    }

    /** Begins to sweep. Called once. */
    public void start() {
        sweeper.ring();
    }

    public Future<?> stop() {
        return sweeper.stop();
    }

    /** Removes one piece; answers when to come back. */
    Future<Duration> sweep() {
        return database.transaction(store::trim)
                .map(removed -> removed < BatchLedgerStore.AT_ONCE ? PAUSE : MORE_TO_DO);
    }
}
