package io.mainswatch.training;

import io.mainswatch.ingest.picture.reader.DigitBelief;
import io.mainswatch.ingest.picture.reader.DisplayKind;

/**
 * What the network is shown, and what it should say.
 *
 * @param input as the network takes it
 * @param display whose last layer is asked
 * @param target one weight a class: a share of belief that sums to 1, or the set of right answers where {@code any}
 * @param any whether each class of the target is right, because only the whole digit is known
 */
@SuppressWarnings("ArrayRecordComponent") // made once, shown once
record Sample(float[] input, DisplayKind display, float[] target, boolean any) {
    /** In tenths: people's labels scatter by about one. */
    private static final double DRUM_SPREAD = 1.0;

    /** In tenths: an LCD's digit never stands between two. */
    private static final double LCD_SPREAD = 0.6;

    static float[] at(double position, DisplayKind display) {
        double spread = display == DisplayKind.LCD ? LCD_SPREAD : DRUM_SPREAD;
        var target = new float[DigitBelief.CLASSES];
        double sum = 0;
        for (int k = 0; k < DigitBelief.TENTHS; k++) {
            double off = DigitBelief.distance(k / 10.0, position) * 10 / spread;
            double weight = Math.exp(-off * off / 2);
            target[k] = (float) weight;
            sum += weight;
        }
        for (int k = 0; k < DigitBelief.TENTHS; k++) {
            target[k] /= (float) sum;
        }
        return target;
    }

    static float[] blank() {
        var target = new float[DigitBelief.CLASSES];
        target[DigitBelief.TENTHS] = 1;
        return target;
    }

    /** A whole digit, rounded by somebody or cut off: from half before to nearly one after. */
    static float[] someTenthOf(double digit) {
        var target = new float[DigitBelief.CLASSES];
        for (int k = -4; k <= 9; k++) {
            target[Math.floorMod((int) Math.round(digit * 10) + k, DigitBelief.TENTHS)] = 1;
        }
        return target;
    }
}
