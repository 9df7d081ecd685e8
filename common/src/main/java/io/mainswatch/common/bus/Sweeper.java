package io.mainswatch.common.bus;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What makes a lost fact harmless: runs one sweep at a time, when rung, again when rung meanwhile, and by itself after
 * the pause the sweep asked for, at the latest after the longest one. A sweep that fails is tried again after that
 * pause. Belongs to one event loop.
 */
public final class Sweeper {
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(5);
    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);

    private final Vertx vertx;
    private final String name;
    private final Duration longestPause;
    private final Duration breath;
    private final Supplier<Future<Duration>> sweep;
    private Future<Duration> latest = Future.succeededFuture(Duration.ZERO);
    private boolean sweeping;
    private boolean rung;
    private boolean breathing;
    private boolean stopped;
    private long timer = -1;

    /** @param sweep does all that is due and answers how long until something is due again */
    public Sweeper(Vertx vertx, Duration longestPause, Supplier<Future<Duration>> sweep) {
        this(vertx, "", longestPause, Duration.ZERO, sweep);
    }

    /**
     * @param name what the log calls it
     * @param breath between two sweeps when it was rung meanwhile, whoever rings in between: a thousand bells a second
     *     are not a thousand sweeps
     * @param sweep does all that is due and answers how long until something is due again
     */
    public Sweeper(Vertx vertx, String name, Duration longestPause, Duration breath, Supplier<Future<Duration>> sweep) {
        this.vertx = vertx;
        this.name = name;
        this.longestPause = longestPause;
        this.breath = breath;
        this.sweep = sweep;
    }

    /** Makes the first sweep; its failure fails the start. */
    public Future<Void> start() {
        sweeping = true;
        latest = once();
        return latest.onSuccess(this::rest).mapEmpty();
    }

    /** Something may be due. */
    public void ring() {
        rung = true;
        if (!sweeping && !stopped && !breathing) {
            run();
        }
    }

    /** No sweep begins any more; the one that runs is waited for. */
    public Future<?> stop() {
        stopped = true;
        vertx.cancelTimer(timer);
        return latest.otherwiseEmpty();
    }

    private void run() {
        rung = false;
        sweeping = true;
        vertx.cancelTimer(timer);
        latest = once().onFailure(cause -> LOG.atWarn()
                        .addKeyValue("sweep", name)
                        .addKeyValue("error", cause.toString())
                        .log("a sweep failed and will be repeated"))
                .otherwise(longestPause);
        latest.onSuccess(this::rest);
    }

    /** What is thrown is a failure like any other: the sweeping goes on. */
    private Future<Duration> once() {
        return Future.succeededFuture().compose(begin -> sweep.get());
    }

    private void rest(Duration pause) {
        sweeping = false;
        if (stopped) {
            return;
        }
        if (rung && breath.isZero()) {
            run();
            return;
        }
        breathing = rung;
        long wanted = rung ? breath.toMillis() : Math.min(longestPause.toMillis(), pause.toMillis());
        timer = vertx.setTimer(Math.max(SHORTEST_PAUSE.toMillis(), wanted), due -> {
            breathing = false;
            ring();
        });
    }
}
