package io.mainswatch.ingest.picture.reader;

/**
 * One digit as it was seen.
 *
 * @param position where the drum stands, 0 (inclusive) to 10 (exclusive): 4.0 is a centred 4, 4.5 half 4 and half 5; NaN
 *     where the place is blank
 * @param confidence 0 to 1: how much of what the reader believes lies within 0.3 of the position
 * @param digit the digit the whole register says this is, 0 to 9, after carries are considered
 * @param residual by how much of a digit the position differs from what the lower digits and the drum's offset let
 *     expect, -5 to 5
 */
public record SeenDigit(double position, double confidence, int digit, double residual) {
    /** Whether the place is empty, as leading places of an LCD are. */
    public boolean blank() {
        return Double.isNaN(position);
    }

    /** The position to a tenth: 9.97 is 0.0. */
    public double shownPosition() {
        return Math.round(position * 10) % DigitBelief.TENTHS / 10.0;
    }
}
