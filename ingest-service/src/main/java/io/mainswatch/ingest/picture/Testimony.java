package io.mainswatch.ingest.picture;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who says what the meter showed, and when.
 *
 * @param ref by which it is known: the picture's id, or that of a person's order
 * @param madeBy the person, or null for a picture
 * @param readWattHours the register, or null where a person says that it cannot be read
 * @param confidence of the least certain digit; null for a person
 */
record Testimony(
        String homeId,
        String deviceId,
        String ref,
        @Nullable String pictureId,
        @Nullable Long setupId,
        Instant at,
        @Nullable String madeBy,
        @Nullable Double readWattHours,
        List<Digit> digits,
        @Nullable Float confidence) {
    Testimony {
        digits = List.copyOf(digits);
    }

    /**
     * A digit as it is shown to people.
     *
     * @param position 0 to 10, or null where the place is blank
     */
    record Digit(int digit, @Nullable Double position, double confidence, boolean blank) {}
}
