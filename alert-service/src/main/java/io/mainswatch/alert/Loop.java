package io.mainswatch.alert;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does one piece of work again and again: on a timer, and at once when the bell rings; never twice at the same time. A
 * failure is logged and the next turn tries again. Belongs to one event loop.
 */
final class Loop {
    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);

    /** Between two turns when the bell rang meanwhile: a thousand bells a second are not a thousand turns. */
    private static final long BREATH_MILLIS = 200;

    private final Vertx vertx;
    private final String name;
    private final Duration every;
    private final Supplier<Future<Duration>> work;
    private Future<Void> turning = Future.succeededFuture();
    private boolean rung;
    private boolean stopped;
    private long timer = -1;

    /**
     * @param every the longest pause between two turns
     * @param work says after how long it wants its next turn at the latest
     */
    Loop(Vertx vertx, String name, Duration every, Supplier<Future<Duration>> work) {
        this.vertx = vertx;
        this.name = name;
        this.every = every;
        this.work = work;
    }

    /** Takes the first turn; its failure fails the start. */
    Future<Void> start() {
        turning = once().map(this::arm).mapEmpty();
        return turning;
    }

    /** Asks for a turn now; while one runs, for another right after it. */
    void ring() {
        if (stopped) {
            return;
        }
        if (turning.isComplete()) {
            turn();
        } else {
            rung = true;
        }
    }

    /** No more turns; completes when the one under way has ended. */
    Future<Void> stop() {
        stopped = true;
        vertx.cancelTimer(timer);
        return turning.otherwiseEmpty();
    }

    private void turn() {
        vertx.cancelTimer(timer);
        rung = false;
        turning = once().onFailure(e -> LOG.atWarn()
                        .addKeyValue("loop", name)
                        .addKeyValue("error", e.toString())
                        .log("a turn failed, the next one tries again"))
                .otherwise(every)
                .map(this::arm)
                .mapEmpty();
    }

    /** What is thrown is a failure like any other: the loop goes on. */
    private Future<Duration> once() {
        return Future.succeededFuture().compose(begin -> work.get());
    }

    private Duration arm(Duration wanted) {
        if (!stopped) {
            long millis = rung ? BREATH_MILLIS : Math.max(1, Math.min(every.toMillis(), wanted.toMillis()));
            timer = vertx.setTimer(millis, due -> ring());
        }
        return wanted;
    }
}
