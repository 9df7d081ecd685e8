package io.mainswatch.simulator.event;

import java.time.Instant;

/** One thing that happened: when, to whom (a device id, or {@code home}), and what, in one line. */
public record HouseholdEvent(Instant at, String who, String what) {
    @Override
    public String toString() {
        return who + ": " + what;
    }
}
