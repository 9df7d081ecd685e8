package io.mainswatch.ingest.picture.reader;

/**
 * What the network believes of one digit: a probability for each tenth of the circle 0.0, 0.1 … 9.9, and one for a blank
 * place.
 *
 * @param tenths 100 probabilities and then the blank's; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // made once, read at once
public record DigitBelief(float[] tenths) {
    /** Tenths on the circle. */
    public static final int TENTHS = 100;

    /** Tenths and the blank. */
    public static final int CLASSES = TENTHS + 1;

    /** Half the width, in tenths, of the window a reading is taken from. */
    private static final int REACH = 3;

    /** The circular mean about the heaviest window, 0 (inclusive) to 10 (exclusive). */
    public double position() {
        int centre = heaviest();
        double sum = 0;
        double mass = 0;
        for (int k = -REACH; k <= REACH; k++) {
            float p = tenths[Math.floorMod(centre + k, TENTHS)];
            sum += k * p;
            mass += p;
        }
        double position = (centre + sum / Math.max(mass, Float.MIN_NORMAL)) / 10;
        return position < 0 ? position + 10 : position >= 10 ? position - 10 : position;
    }

    /** The probability within 0.3 of the position, or that of the blank where it is a blank. */
    public double confidence() {
        return blank() ? tenths[TENTHS] : mass(heaviest());
    }

    /** Whether the place is most likely empty. */
    public boolean blank() {
        return tenths[TENTHS] > 0.5;
    }

    private int heaviest() {
        int best = 0;
        double most = -1;
        for (int k = 0; k < TENTHS; k++) {
            double mass = mass(k);
            if (mass > most) {
                most = mass;
                best = k;
            }
        }
        return best;
    }

    private double mass(int centre) {
        double mass = 0;
        for (int k = -REACH; k <= REACH; k++) {
            mass += tenths[Math.floorMod(centre + k, TENTHS)];
        }
        return mass;
    }

    /** How far apart two positions are on the circle, 0 to 5. */
    public static double distance(double a, double b) {
        double apart = Math.abs(a - b) % 10;
        return Math.min(apart, 10 - apart);
    }
}
