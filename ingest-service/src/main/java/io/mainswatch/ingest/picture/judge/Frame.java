package io.mainswatch.ingest.picture.judge;

import java.time.Instant;
import java.util.List;

/**
 * What the reader saw in one picture.
 *
 * @param ref the picture
 * @param registerWattHours the register as read, all digits together
 * @param glances the digits from left to right
 * @param threshold the least confidence at which a digit is believed
 */
public record Frame(String ref, Instant at, double registerWattHours, List<Glance> glances, double threshold) {
    /**
     * One digit.
     *
     * @param confidence 0 to 1
     */
    public record Glance(int digit, double confidence) {}

    public Frame {
        glances = List.copyOf(glances);
    }

    /** Whether every digit is. */
    boolean sure() {
        return glances.stream().allMatch(this::isSure);
    }

    boolean isSure(Glance glance) {
        return glance.confidence() >= threshold;
    }
}
