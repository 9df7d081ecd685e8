package io.mainswatch.ingest.gateway;

import io.mainswatch.common.time.Clock;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows down addresses that fail at the door again and again: after twenty failures in a minute each further refusal is
 * held back, longer and longer. Those who say who they are are never held back, even behind the same address.
 */
final class Turnstile {
    private static final int FREE = 20;
    private static final long STEP_MILLIS = 100;
    private static final long LONGEST_MILLIS = 5_000;
    private static final long WINDOW_NANOS = Duration.ofMinutes(1).toNanos();
    private static final int MOST_ADDRESSES = 10_000;

    private final Vertx vertx;
    private final Clock clock;
    private final Map<String, Failures> byAddress = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    private record Failures(int count, long sinceNanos) {}

    Turnstile(Vertx vertx, Clock clock) {
        this.vertx = vertx;
        this.clock = clock;
    }

    /** Gives the refusal now or, to an address that failed too often, later. */
    void answer(String address, Runnable refusal) {
        long now = clock.nanos();
        var before = byAddress.get(address);
        var failures = before == null || now - before.sinceNanos() > WINDOW_NANOS
                ? new Failures(1, now)
                : new Failures(before.count() + 1, before.sinceNanos());
        byAddress.put(address, failures);
        long hold = Math.min(LONGEST_MILLIS, (failures.count() - FREE) * STEP_MILLIS);
        if (hold > 0) {
            vertx.setTimer(hold, timer -> refusal.run());
        } else {
            refusal.run();
        }
    }
}
