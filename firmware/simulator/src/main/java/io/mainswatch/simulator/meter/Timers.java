package io.mainswatch.simulator.meter;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The timers of a device while it has power; they all stop together. */
final class Timers {
    private final Vertx vertx;
    private final List<Long> ids = new ArrayList<>();

    Timers(Vertx vertx) {
        this.vertx = vertx;
    }

    void every(Duration interval, Runnable action) {
        ids.add(vertx.setPeriodic(interval.toMillis(), fired -> action.run()));
    }

    void once(Duration delay, Runnable action) {
        ids.add(vertx.setTimer(Math.max(1, delay.toMillis()), fired -> action.run()));
    }

    void stop() {
        ids.forEach(vertx::cancelTimer);
        ids.clear();
    }
}
