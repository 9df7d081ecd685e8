package io.mainswatch.training;

import io.mainswatch.ingest.picture.reader.Affine;
import io.mainswatch.ingest.picture.reader.DigitInput;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** What cameras, lamps and hand-drawn boxes do to a digit. */
final class Distortion {
    private static final int WIDTH = DigitInput.WIDTH;
    private static final int HEIGHT = DigitInput.HEIGHT;

    private final RandomGenerator random;
    private final OtherCut otherCut;
    private final Blemishes blemishes;

    Distortion(RandomGenerator random) {
        this.random = random;
        this.otherCut = new OtherCut(random);
        this.blemishes = new Blemishes(random);
    }

    /** A box not quite in its place: maps the unit square to the place that is looked at instead. */
    Affine box() {
        double across = between(0.76, 1.18);
        double down = between(0.84, 1.12);
        return Affine.shift(between(-0.08, 0.08), between(-0.03, 0.03))
                .after(Affine.scale(across, down).about(0.5, 0.5))
                .after(turned());
    }

    /** The unit square stands for a place taller than wide: turning happens in its true proportions. */
    private Affine turned() {
        var turn = Affine.slant(between(-0.09, 0.09)).after(Affine.turn(between(-4.5, 4.5)));
        return Affine.scale(1.0 / WIDTH, 1.0 / HEIGHT)
                .after(turn.about(WIDTH / 2.0, HEIGHT / 2.0))
                .after(Affine.scale(WIDTH, HEIGHT));
    }

    /** By how much of the window's height the box was moved. */
    static double movedDown(Affine box) {
        return box.mapY(0.5, 0.5) - 0.5;
    }

    /** Light, focus and noise, in place. */
    float[] light(float[] levels) {
        if (chance(0.35)) {
            otherCut.bow(levels);
        }
        if (chance(0.3)) {
            otherCut.thicken(levels);
        }
        if (chance(0.35)) {
            blur(levels, between(0.3, 1.2));
        }
        if (chance(0.15)) {
            coarsen(levels);
        }
        if (chance(0.3)) {
            blemishes.fade(levels);
        }
        bend(levels, between(0.6, 1.6));
        if (chance(0.6)) {
            blemishes.gradient(levels);
        }
        if (chance(0.12)) {
            blemishes.glare(levels);
        }
        if (chance(0.35)) {
            blemishes.edges(levels);
        }
        if (chance(0.06)) {
            blemishes.speck(levels);
        }
        if (chance(0.1)) {
            blemishes.streak(levels);
        }
        flatten(levels);
        if (chance(0.35)) {
            invert(levels);
        }
        noise(levels, chance(0.6) ? between(0, 3) : between(0, 7));
        return levels;
    }

    private static void invert(float[] levels) {
        for (int i = 0; i < levels.length; i++) {
            levels[i] = 255 - levels[i];
        }
    }

    private void flatten(float[] levels) {
        float contrast = (float) (chance(0.25) ? between(0.3, 0.6) : between(0.6, 1.2));
        float middle = (float) between(80, 160);
        for (int i = 0; i < levels.length; i++) {
            levels[i] = middle + (levels[i] - 128) * contrast;
        }
    }

    private static void bend(float[] levels, double gamma) {
        var table = new float[256];
        for (int level = 0; level < table.length; level++) {
            table[level] = (float) (255 * Math.pow(level / 255.0, gamma));
        }
        for (int i = 0; i < levels.length; i++) {
            levels[i] = table[Math.max(0, Math.min(255, Math.round(levels[i])))];
        }
    }

    private void coarsen(float[] levels) {
        var before = levels.clone();
        double step = between(1.3, 2.2);
        Levels.each(levels, (x, y, level) -> {
            int column = (int) Math.min(WIDTH - 1, Math.floor(Math.floor(x / step) * step + step / 2));
            int line = (int) Math.min(HEIGHT - 1, Math.floor(Math.floor(y / step) * step + step / 2));
            return before[line * WIDTH + column];
        });
    }

    private void noise(float[] levels, double strength) {
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (float) Math.max(0, Math.min(255, levels[i] + strength * random.nextGaussian()));
        }
    }

    /** Three box means each way, as near to a bell as matters here. */
    private static void blur(float[] levels, double strength) {
        float side = (float) Math.min(0.33, strength * strength / 4);
        for (int pass = 0; pass < 2; pass++) {
            var before = Arrays.copyOf(levels, levels.length);
            Levels.each(levels, (x, y, level) -> {
                double rest = 0;
                rest += before[y * WIDTH + Math.max(0, x - 1)] + before[y * WIDTH + Math.min(WIDTH - 1, x + 1)];
                rest += before[Math.max(0, y - 1) * WIDTH + x] + before[Math.min(HEIGHT - 1, y + 1) * WIDTH + x];
                return level * (1 - side * 2) + rest * side / 2;
            });
        }
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    double between(double least, double most) {
        return least + random.nextDouble() * (most - least);
    }
}
