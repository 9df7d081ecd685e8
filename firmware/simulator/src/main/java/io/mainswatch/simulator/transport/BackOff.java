package io.mainswatch.simulator.transport;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: doubling from {@code first} to {@code most}, each wait shortened by up to half
 * at random so that a street of devices does not return in step.
 */
public record BackOff(Duration first, Duration most) {
    private static final int MOST_DOUBLINGS = 20;

    public BackOff {
        if (first.toMillis() < 1 || most.compareTo(first) < 0) {
            throw new IllegalArgumentException("a back-off needs 1 ms <= first <= most");
        }
    }

    /** The wait after {@code failures} failed attempts in a row, counted from 1. */
    public Duration after(int failures, RandomGenerator random) {
        int doublings = Math.min(MOST_DOUBLINGS, Math.max(0, failures - 1));
        long ceiling = Math.min(most.toMillis(), first.toMillis() << doublings);
        return Duration.ofMillis(Math.max(1, Math.round(ceiling * (1 - random.nextDouble() / 2))));
    }
}
