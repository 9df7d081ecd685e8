package io.mainswatch.ingest.picture.reader;

/** A digit as the network takes it: 24 by 40 levels, brought to mean 0 and about the same contrast. */
public final class DigitInput {
    public static final int WIDTH = 24;
    public static final int HEIGHT = 40;
    public static final int PIXELS = WIDTH * HEIGHT;

    /** Grey levels: what varies by less than this is an empty place and must not be blown up to look like a digit. */
    private static final float LEAST_CONTRAST = 5;

    private static final int MOST_SAMPLES = 6;

    // The middle, in which a digit's contrast is judged.
    private static final int MARGIN_ACROSS = 3;
    private static final int MARGIN_DOWN = 7;
    private static final int MIDDLE = (WIDTH - 2 * MARGIN_ACROSS) * (HEIGHT - 2 * MARGIN_DOWN);

    /** In deviations. */
    private static final float MOST = 3;

    private DigitInput() {}

    /**
     * Cuts a digit out of a picture.
     *
     * @param window maps the unit square to the digit's place in the picture
     * @return levels 0 to 255, row by row
     */
    public static float[] cut(GreyPicture picture, Affine window) {
        int across = samples(Math.hypot(window.xx(), window.yx()) / WIDTH);
        int down = samples(Math.hypot(window.xy(), window.yy()) / HEIGHT);
        var levels = new float[PIXELS];
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                levels[y * WIDTH + x] = mean(picture, window, x, y, across, down);
            }
        }
        return levels;
    }

    /** As many looks a pixel as the picture is finer, so that nothing falls between. */
    private static int samples(double pixelsEach) {
        return Math.max(1, Math.min(MOST_SAMPLES, (int) Math.round(pixelsEach)));
    }

    private static float mean(GreyPicture picture, Affine window, int x, int y, int across, int down) {
        float sum = 0;
        for (int j = 0; j < down; j++) {
            double v = (y + (j + 0.5) / down) / HEIGHT;
            for (int i = 0; i < across; i++) {
                double u = (x + (i + 0.5) / across) / WIDTH;
                sum += picture.between(window.mapX(u, v), window.mapY(u, v));
            }
        }
        return sum / (across * down);
    }

    /**
     * Brings levels to mean 0 and about the same contrast, in place. Judged by the middle alone: the window's frame, often
     * the brightest or darkest thing to be seen, says nothing about the digit. What stands out further is cut off.
     */
    public static float[] normalise(float[] levels) {
        double sum = 0;
        double squares = 0;
        for (int y = MARGIN_DOWN; y < HEIGHT - MARGIN_DOWN; y++) {
            for (int x = MARGIN_ACROSS; x < WIDTH - MARGIN_ACROSS; x++) {
                float level = levels[y * WIDTH + x];
                sum += level;
                squares += (double) level * level;
            }
        }
        double mean = sum / MIDDLE;
        double deviation = Math.sqrt(Math.max(0, squares / MIDDLE - mean * mean));
        float scale = (float) (1 / (deviation + LEAST_CONTRAST));
        for (int i = 0; i < levels.length; i++) {
            float brought = (float) (levels[i] - mean) * scale;
            levels[i] = Math.max(-MOST, Math.min(MOST, brought));
        }
        return levels;
    }
}
