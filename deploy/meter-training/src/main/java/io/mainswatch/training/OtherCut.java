package io.mainswatch.training;

import io.mainswatch.ingest.picture.reader.DigitInput;
import java.util.random.RandomGenerator;

/** The same digit as another maker would have cut it. Each works in place. */
final class OtherCut {
    private static final int WIDTH = DigitInput.WIDTH;
    private static final int HEIGHT = DigitInput.HEIGHT;

    private final RandomGenerator random;

    OtherCut(RandomGenerator random) {
        this.random = random;
    }

    /** Another cut of the same digit: leaning, swelling above or below; what stands in the middle stays there. */
    void bow(float[] levels) {
        var before = levels.clone();
        double sideways = between(-1.5, 1.5);
        double wider = between(-0.12, 0.12);
        double taller = between(-1.5, 1.5);
        double narrower = between(-1.5, 1.5);
        Levels.each(levels, (x, y, level) -> {
            double u = (x + 0.5) / WIDTH - 0.5;
            double v = (y + 0.5) / HEIGHT - 0.5;
            double fromX = x
                    + sideways * Math.cos(2 * Math.PI * v)
                    + wider * WIDTH * u * 2 * v
                    + narrower * Math.sin(2 * Math.PI * u);
            double fromY = y + taller * Math.sin(2 * Math.PI * v);
            return between(before, fromX, fromY);
        });
    }

    private static double between(float[] levels, double x, double y) {
        double insideX = Math.max(0, Math.min(WIDTH - 1.001, x));
        double insideY = Math.max(0, Math.min(HEIGHT - 1.001, y));
        int column = (int) insideX;
        int line = (int) insideY;
        int from = line * WIDTH + column;
        double across = insideX - column;
        double upper = levels[from] + across * (levels[from + 1] - levels[from]);
        double lower = levels[from + WIDTH] + across * (levels[from + WIDTH + 1] - levels[from + WIDTH]);
        return upper + (insideY - line) * (lower - upper);
    }

    /** What is light grows, or what is dark: strokes become thicker or thinner. */
    void thicken(float[] levels) {
        var before = levels.clone();
        boolean light = chance(0.5);
        double share = between(0.2, 0.9);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int at = y * WIDTH + x;
                float most = before[at];
                most = further(light, most, before[x > 0 ? at - 1 : at]);
                most = further(light, most, before[x < WIDTH - 1 ? at + 1 : at]);
                most = further(light, most, before[y > 0 ? at - WIDTH : at]);
                most = further(light, most, before[y < HEIGHT - 1 ? at + WIDTH : at]);
                levels[at] = (float) (before[at] + share * (most - before[at]));
            }
        }
    }

    private static float further(boolean light, float a, float b) {
        return light ? Math.max(a, b) : Math.min(a, b);
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    private double between(double least, double most) {
        return least + random.nextDouble() * (most - least);
    }
}
