package io.mainswatch.alert.outage;

import java.time.Instant;

/** A time in which no mains device of a home said anything: from the last word before to the first after. */
public record Gap(Instant from, Instant to) {
    public Gap {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("a gap has a length");
        }
    }

    boolean contains(Instant at) {
        return at.isAfter(from) && at.isBefore(to);
    }

    boolean overlaps(Instant start, Instant end) {
        return from.isBefore(end) && start.isBefore(to);
    }
}
