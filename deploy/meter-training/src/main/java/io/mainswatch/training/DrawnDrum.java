package io.mainswatch.training;

import io.mainswatch.ingest.picture.reader.DisplayKind;
import io.mainswatch.ingest.picture.reader.GreyPicture;
import io.mainswatch.training.Typefaces.Typeface;
import java.util.random.RandomGenerator;

/**
 * A drawn drum: any typeface, thin or thick, wide or narrow, digits close together or far apart, in a window that shows
 * one of them or nearly two.
 */
final class DrawnDrum {
    private static final int WIDTH = 30;
    private static final int HEIGHT = 50;

    private final RandomGenerator random;
    private final Typeface typeface;
    private final double digitHeight;
    private final double pitch;
    private final double noughtWidth;
    private final double centre;
    private final double bound;
    private final double sharpness;

    DrawnDrum(RandomGenerator random, Typefaces typefaces) {
        this.random = random;
        this.typeface = typefaces.next(random);
        this.digitHeight = between(0.46, 0.82);
        this.pitch = Math.min(1.25, digitHeight * between(1.1, 1.75));
        this.noughtWidth = between(0.42, 0.8);
        this.centre = between(0.43, 0.57);
        this.bound = between(0.28, 0.62);
        this.sharpness = between(2, 5);
    }

    /** How far its digits are apart, in heights of the window. */
    double pitch() {
        return pitch;
    }

    /** The window while the drum stands at this position. */
    GreyPicture at(double position, DisplayKind direction) {
        int way = direction == DisplayKind.DRUM_DOWN ? -1 : 1;
        double ground = between(15, 240);
        double ink = ink(ground);
        double shade = chance(0.5) ? between(0, 0.6) : 0;
        double side = chance(0.3) ? between(0, 255) : ground;
        double leftSide = chance(0.5) ? between(0, 0.12) : 0;
        double rightSide = 1 - (chance(0.5) ? between(0, 0.12) : 0);
        boolean scale = chance(0.12);
        var levels = new byte[WIDTH * HEIGHT];
        for (int y = 0; y < HEIGHT; y++) {
            double v = (y + 0.5) / HEIGHT;
            double turned = position + way * (v - 0.5) / pitch;
            int digit = (int) Math.rint(turned);
            double below = way * (turned - digit) * pitch;
            double light = 1 - shade * (2 * v - 1) * (2 * v - 1);
            boolean tick = scale && Math.floorMod((int) Math.floor(turned * 10), 2) == 0;
            for (int x = 0; x < WIDTH; x++) {
                double u = (x + 0.5) / WIDTH;
                double drum = ground + (ink - ground) * ink(Math.floorMod(digit, 10), u, below);
                double level = u < leftSide || u > rightSide ? side : tick && u > 0.88 ? ink : drum;
                levels[y * WIDTH + x] = (byte) Math.round(Math.max(0, Math.min(255, level * light)));
            }
        }
        return new GreyPicture(WIDTH, HEIGHT, levels);
    }

    private double ink(double ground) {
        double contrast = between(40, 225);
        boolean lighter = chance(0.5);
        double ink = ground + (lighter ? contrast : -contrast);
        return ink < 0 || ink > 255 ? ground + (lighter ? -contrast : contrast) : ink;
    }

    private double ink(int digit, double u, double below) {
        double x = Typefaces.WIDTH / 2.0 + (u - centre) / noughtWidth * Typefaces.NOUGHT_WIDTH;
        double y = Typefaces.HEIGHT / 2.0 + below / digitHeight * Typefaces.DIGIT_HEIGHT;
        return Math.max(0, Math.min(1, 0.5 + (typeface.at(digit, x, y) - bound) * sharpness));
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    private double between(double least, double most) {
        return least + random.nextDouble() * (most - least);
    }
}
