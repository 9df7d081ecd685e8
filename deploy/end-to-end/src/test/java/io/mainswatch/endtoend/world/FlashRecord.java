package io.mainswatch.endtoend.world;

import java.time.Instant;
import java.util.Optional;

/**
 * A reading as it lies on a device's flash.
 *
 * @param at empty while the device cannot date it yet
 */
public record FlashRecord(
        long seqFrom, long seqTo, long boot, Optional<Instant> at, long energyWattHours, double watts) {
    private static final long MILLIS_A_TENTH = 100;

    /** From a line of {@code journal-dump}. */
    static FlashRecord parse(String line) {
        var words = line.split(" ");
        var at = words[3].equals("-")
                ? Optional.<Instant>empty()
                : Optional.of(Instant.ofEpochMilli(Long.parseLong(words[3]) * MILLIS_A_TENTH));
        return new FlashRecord(
                Long.parseLong(words[0]),
                Long.parseLong(words[1]),
                Long.parseLong(words[2]),
                at,
                Long.parseLong(words[4]),
                Long.parseLong(words[5]) / 10.0);
    }

    public boolean isThinned() {
        return seqFrom < seqTo;
    }
}
