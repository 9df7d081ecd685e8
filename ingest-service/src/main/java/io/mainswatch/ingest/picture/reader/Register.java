package io.mainswatch.ingest.picture.reader;

import java.util.List;

/**
 * The number behind the digits.
 *
 * @param unit what is counted
 * @param decimals how many of the digits stand behind the point, 0 to 6
 * @param offsets for each digit from left to right by how much of a digit its drum hangs before (negative) or after its
 *     due place, -0.5 to 0.5; empty for a meter whose drums all stand true
 */
public record Register(RegisterUnit unit, int decimals, List<Double> offsets) {
    /** The most digits behind the point. */
    public static final int MOST_DECIMALS = 6;

    /** The largest hanging of one drum, in digits. */
    public static final double MOST_OFFSET = 0.5;

    public Register {
        offsets = List.copyOf(offsets);
        if (decimals < 0 || decimals > MOST_DECIMALS) {
            throw new IllegalArgumentException("decimals are from 0 to " + MOST_DECIMALS);
        }
        if (!offsets.stream().allMatch(offset -> Math.abs(offset) <= MOST_OFFSET)) {
            throw new IllegalArgumentException("offsets are from -0.5 to 0.5");
        }
    }

    /** The offset of the digit at this place from the left. */
    public double offset(int place) {
        return offsets.isEmpty() ? 0 : offsets.get(place);
    }
}
