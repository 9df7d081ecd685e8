package io.mainswatch.ingest.picture.reader;

/**
 * How a place in a picture is lit.
 *
 * @param dark the level 5 % of it are below
 * @param bright the level 5 % of it are above
 * @param burnt the share of it that is as white as can be
 * @param sharpness the mean step between neighbours, in shares of its bright level: less light alone does not change it
 */
record Light(double dark, double bright, double burnt, double sharpness) {
    private static final int BURNT = 250;
    private static final double TAIL = 0.05;
    private static final int SIDE = 32;

    static Light of(GreyPicture picture, Affine window) {
        var histogram = new int[256];
        var levels = new int[SIDE * SIDE];
        for (int i = 0; i < levels.length; i++) {
            double u = (i % SIDE + 0.5) / SIDE;
            double v = (i / SIDE + 0.5) / SIDE;
            levels[i] = Math.round(picture.between(window.mapX(u, v), window.mapY(u, v)));
            histogram[levels[i]]++;
        }
        double dark = quantile(histogram, TAIL);
        double bright = quantile(histogram, 1 - TAIL);
        double burnt = 0;
        for (int level = BURNT; level < histogram.length; level++) {
            burnt += histogram[level] / (double) levels.length;
        }
        return new Light(dark, bright, burnt, step(levels) / Math.max(1, bright));
    }

    double contrast() {
        return bright - dark;
    }

    private static double quantile(int[] histogram, double share) {
        int left = (int) (share * SIDE * SIDE);
        int level = 0;
        while (level < 255 && left >= histogram[level]) {
            left -= histogram[level];
            level++;
        }
        return level;
    }

    /** Over two places, so that noise between neighbours counts little. */
    private static double step(int[] levels) {
        double sum = 0;
        for (int y = 2; y < SIDE; y++) {
            for (int x = 2; x < SIDE; x++) {
                int at = levels[y * SIDE + x];
                sum += Math.max(Math.abs(at - levels[y * SIDE + x - 2]), Math.abs(at - levels[(y - 2) * SIDE + x]));
            }
        }
        return sum / ((SIDE - 2) * (SIDE - 2));
    }
}
