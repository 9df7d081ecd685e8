package io.mainswatch.training;

import io.mainswatch.ingest.picture.reader.DigitInput;

/** Walks over the grey levels of a digit. */
final class Levels {
    private Levels() {}

    interface Shade {
        double of(int x, int y, double level);
    }

    /** Makes each level anew from its place and what it is. */
    static void each(float[] levels, Shade shade) {
        for (int y = 0; y < DigitInput.HEIGHT; y++) {
            for (int x = 0; x < DigitInput.WIDTH; x++) {
                levels[y * DigitInput.WIDTH + x] = (float) shade.of(x, y, levels[y * DigitInput.WIDTH + x]);
            }
        }
    }
}
