package io.mainswatch.simulator.appliance;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRules;

/** Turns instants into seconds on the wall clock of the home. Asks the zone's rules only once per quarter of an hour. */
final class WallClock {
    // No zone changes its offset inside a quarter of an hour.
    private static final long BLOCK_SECONDS = 900;

    private final ZoneRules rules;
    private long block = Long.MIN_VALUE;
    private long offsetSeconds;

    WallClock(ZoneId zone) {
        this.rules = zone.getRules();
    }

    /** Seconds since 1970-01-01T00:00 local time. */
    long localSecond(long epochSecond) {
        long wanted = Math.floorDiv(epochSecond, BLOCK_SECONDS);
        if (wanted != block) {
            block = wanted;
            offsetSeconds = rules.getOffset(Instant.ofEpochSecond(epochSecond)).getTotalSeconds();
        }
        return epochSecond + offsetSeconds;
    }
}
