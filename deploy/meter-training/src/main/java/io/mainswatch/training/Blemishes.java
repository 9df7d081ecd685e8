package io.mainswatch.training;

import io.mainswatch.ingest.picture.reader.DigitInput;
import java.util.random.RandomGenerator;

/** What lies over a digit: light and shade, reflections, the window's frame, dirt and scratches. Each works in place. */
final class Blemishes {
    private static final int WIDTH = DigitInput.WIDTH;
    private static final int HEIGHT = DigitInput.HEIGHT;

    private final RandomGenerator random;

    Blemishes(RandomGenerator random) {
        this.random = random;
    }

    void gradient(float[] levels) {
        double across = between(-60, 60) / WIDTH;
        double down = between(-60, 60) / HEIGHT;
        Levels.each(levels, (x, y, level) -> level + across * (x - WIDTH / 2.0) + down * (y - HEIGHT / 2.0));
    }

    /** Light from one side, or worn print: strokes there are hardly darker or lighter than their ground. */
    void fade(float[] levels) {
        double ground = ground(levels);
        double angle = between(0, 2 * Math.PI);
        double across = Math.cos(angle) / WIDTH;
        double down = Math.sin(angle) / HEIGHT;
        double left = between(0.15, 0.7);
        boolean spot = chance(0.4);
        double atX = between(0, WIDTH);
        double atY = between(0, HEIGHT);
        double reach = between(2, 6);
        Levels.each(levels, (x, y, level) -> {
            double off = ((x - atX) * (x - atX) + (y - atY) * (y - atY)) / (reach * reach);
            double side = 0.5 + across * (x - WIDTH / 2.0) + down * (y - HEIGHT / 2.0);
            double lost = spot ? Math.exp(-off) : Math.max(0, Math.min(1, 1.6 * side - 0.3));
            return ground + (level - ground) * (1 - (1 - left) * lost);
        });
    }

    /** What lies left and right of a digit. */
    private static double ground(float[] levels) {
        double sum = 0;
        for (int y = 0; y < HEIGHT; y++) {
            sum += levels[y * WIDTH + 1] + levels[y * WIDTH + WIDTH - 2];
        }
        return sum / (2 * HEIGHT);
    }

    void glare(float[] levels) {
        double atX = between(0, WIDTH);
        double atY = between(0, HEIGHT);
        double reach = between(2, 9);
        double strength = between(40, 200);
        Levels.each(levels, (x, y, level) -> {
            double off = ((x - atX) * (x - atX) + (y - atY) * (y - atY)) / (reach * reach);
            return Math.min(255, level + strength * Math.exp(-off));
        });
    }

    /** The frame of the window reaches into the box. */
    void edges(float[] levels) {
        double dark = between(0, 255);
        double most = chance(0.5) ? 3 : 7;
        double top = chance(0.6) ? between(0, most) : -1;
        double bottom = chance(0.6) ? between(0, most) : -1;
        double left = chance(0.3) ? between(0, 3) : -1;
        double right = chance(0.3) ? between(0, 3) : -1;
        Levels.each(
                levels,
                (x, y, level) ->
                        y < top || HEIGHT - 1 - y < bottom || x < left || WIDTH - 1 - x < right ? dark : level);
    }

    void speck(float[] levels) {
        double atX = between(0, WIDTH);
        double atY = between(0, HEIGHT);
        double reachX = between(1, 5);
        double reachY = between(1, 5);
        double shade = between(0, 255);
        Levels.each(levels, (x, y, level) -> Math.abs(x - atX) < reachX && Math.abs(y - atY) < reachY ? shade : level);
    }

    /** A scratch, a seam or the reflection of an edge across the digit. */
    void streak(float[] levels) {
        boolean lying = chance(0.7);
        double at = between(0, lying ? HEIGHT : WIDTH);
        double leaning = between(-0.2, 0.2);
        double half = between(0.4, 1.6);
        double shade = between(-120, 160);
        Levels.each(levels, (x, y, level) -> {
            double off = lying ? y - at - leaning * (x - WIDTH / 2.0) : x - at - leaning * (y - HEIGHT / 2.0);
            return Math.max(0, Math.min(255, level + shade * Math.max(0, 1 - Math.abs(off) / (2 * half))));
        });
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    private double between(double least, double most) {
        return least + random.nextDouble() * (most - least);
    }
}
