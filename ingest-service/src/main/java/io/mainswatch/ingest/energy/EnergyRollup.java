package io.mainswatch.ingest.energy;

import io.mainswatch.common.platform.Platform;
import io.vertx.core.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps {@code interval_energy} true: about a second after readings are committed, whenever they were taken, the
 * quarter-hours they bear on are computed again. Any number of copies may run; one at a time does the work. When there is
 * a great deal of it, it takes its time rather than the machine.
 */
public final class EnergyRollup {
    private static final Logger LOG = LoggerFactory.getLogger(EnergyRollup.class);
    private static final long LEAST_REST_MILLIS = 1_000;
    /** At most a fifth of the time is spent on this. */
    private static final long REST_BY_WORK = 4;

    private final Platform platform;
    private final RollupPace pace = new RollupPace();
    private volatile Future<Void> latest = Future.succeededFuture();
    private volatile boolean stopped;

    public EnergyRollup(Platform platform) {
        this.platform = platform;
    }

    /** Begins to sweep. Called once. */
    public Future<Void> start() {
        rest(0);
        return Future.succeededFuture();
    }

    /** No sweep begins any more; done when the one that runs has ended. Never fails. */
    public Future<Void> stop() {
        stopped = true;
        return latest.otherwiseEmpty();
    }

    /** Brings everything committed so far up to date, unless another copy is at it. */
    Future<Void> sweep() {
        return platform.database().pool().getConnection().compose(connection -> {
            var store = new EnergyStore(connection);
            return store.lock()
                    .compose(locked -> locked ? work(store) : Future.succeededFuture())
                    .onComplete(done -> connection.close());
        });
    }

    private Future<Void> work(EnergyStore store) {
        return new RollupRun(platform.vertx(), store, pace).run().eventually(store::unlock);
    }

    private void rest(long workedNanos) {
        long millis = Math.max(LEAST_REST_MILLIS, REST_BY_WORK * TimeUnit.NANOSECONDS.toMillis(workedNanos));
        platform.vertx().setTimer(millis, timer -> {
            if (!stopped) {
                sweepAndRest();
            }
        });
    }

    private void sweepAndRest() {
        long began = platform.clock().nanos();
        latest = sweep().onFailure(cause -> LOG.atWarn()
                .addKeyValue("error", cause.toString())
                .log("quarter-hours are not up to date; trying again"));
        latest.onComplete(done -> {
            if (!stopped) {
                rest(platform.clock().nanos() - began);
            }
        });
    }
}
