package io.mainswatch.ingest.picture.judge;

import java.time.Instant;

/**
 * Something that happened to the counter as a whole, for people to see.
 *
 * @param oldWattHours the value believed before, NaN where there was none
 * @param newWattHours the value believed now
 */
public record Upheaval(Kind kind, Instant at, double oldWattHours, double newWattHours, String why) {
    /** What kind of upheaval. */
    public enum Kind {
        RESYNCHRONISED,
        CORRECTED,
        REPLACED
    }
}
