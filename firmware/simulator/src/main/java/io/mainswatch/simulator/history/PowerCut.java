package io.mainswatch.simulator.history;

import java.time.Duration;
import java.time.Instant;

/** An interval without mains, from {@code from} until just before {@code until}. */
public record PowerCut(Instant from, Instant until) {
    public PowerCut {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("a power cut ends after it began");
        }
    }

    public boolean covers(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(until);
    }

    public Duration length() {
        return Duration.between(from, until);
    }
}
