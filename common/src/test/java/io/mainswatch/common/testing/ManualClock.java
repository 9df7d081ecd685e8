package io.mainswatch.common.testing;

import io.mainswatch.common.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A clock a test turns by hand. Wall and monotonic time move together unless the test makes the wall clock jump. */
public final class ManualClock implements Clock {
    private final Instant start;
    private long offsetNanos;
    private Duration jump = Duration.ZERO;
    private boolean trusted = true;
    private boolean following;
    private long followedFrom;

    /** Starts at the machine's time. */
    public ManualClock() {
        this(Instant.now());
    }

    public ManualClock(Instant start) {
        this.start = start.truncatedTo(ChronoUnit.MICROS);
    }

    /** Lets it run like the machine's clock; it can still be turned further. */
    public synchronized ManualClock followingTheMachine() {
        following = true;
        followedFrom = System.nanoTime();
        return this;
    }

    public synchronized void advance(Duration by) {
        offsetNanos += by.toNanos();
    }

    /** Moves wall time alone. */
    public synchronized void jump(Duration by) {
        jump = jump.plus(by);
    }

    public synchronized void trust(boolean trusted) {
        this.trusted = trusted;
    }

    @Override
    public synchronized Instant now() {
        return start.plusNanos(nanos()).plus(jump).truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public synchronized long nanos() {
        return offsetNanos + (following ? System.nanoTime() - followedFrom : 0);
    }

    @Override
    public synchronized boolean trusted() {
        return trusted;
    }
}
