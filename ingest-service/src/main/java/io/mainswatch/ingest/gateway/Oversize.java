package io.mainswatch.ingest.gateway;

import io.mainswatch.common.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts packets beyond the limit by client; after three a client waits a minute. Bounded: the oldest are forgotten. */
final class Oversize {
    private static final int FORGIVEN = 3;
    private static final long WAIT_NANOS = Duration.ofSeconds(60).toNanos();
    private static final int MOST_CLIENTS = 10_000;

    private final Clock clock;
    private final Map<String, Count> counts = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
            return size() > MOST_CLIENTS;
        }
    };

    private record Count(int times, long lastNanos) {}

    Oversize(Clock clock) {
        this.clock = clock;
    }

    void count(String clientId) {
        var before = counts.getOrDefault(clientId, new Count(0, 0));
        counts.put(clientId, new Count(before.times() + 1, clock.nanos()));
    }

    /** Whether this client still waits. Once it has waited it begins anew. */
    boolean waits(String clientId) {
        var count = counts.get(clientId);
        if (count == null || count.times() < FORGIVEN) {
            return false;
        }
        if (clock.nanos() - count.lastNanos() < WAIT_NANOS) {
            return true;
        }
        counts.remove(clientId);
        return false;
    }
}
