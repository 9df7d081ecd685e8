package io.mainswatch.simulator.meter;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** A device's own idea of the time: right until it is made to drift, and it never runs backwards. */
final class DeviceClock {
    private static final double SECONDS_PER_HOUR = 3600;

    private final Clock clock;
    private Instant driftsSince = Instant.EPOCH;
    private Duration offset = Duration.ZERO;
    private double driftSecondsPerHour;

    DeviceClock(Clock clock) {
        this.clock = clock;
    }

    Instant now() {
        return clock.instant().plus(offsetNow());
    }

    /** From now on it gains (or, below zero, loses) this many seconds an hour. */
    void drift(double secondsPerHour) {
        if (!(Math.abs(secondsPerHour) < SECONDS_PER_HOUR)) {
            throw new IllegalArgumentException("a clock drifts by less than an hour an hour");
        }
        offset = offsetNow();
        driftsSince = clock.instant();
        driftSecondsPerHour = secondsPerHour;
    }

    private Duration offsetNow() {
        if (driftSecondsPerHour == 0) {
            return offset;
        }
        double seconds = Duration.between(driftsSince, clock.instant()).toMillis() / 1000.0;
        return offset.plusMillis(Math.round(seconds * driftSecondsPerHour / SECONDS_PER_HOUR * 1000));
    }
}
