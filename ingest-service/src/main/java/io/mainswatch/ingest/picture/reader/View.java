package io.mainswatch.ingest.picture.reader;

/**
 * A raw picture seen upright.
 *
 * @param raw as the camera took it
 * @param width of the upright picture, in pixels
 * @param height of the upright picture, in pixels
 * @param toRaw from the upright picture to the raw one
 */
record View(GreyPicture raw, int width, int height, Affine toRaw) {
    static View of(GreyPicture raw, Orientation orientation) {
        int width = orientation.swapsSides() ? raw.height() : raw.width();
        int height = orientation.swapsSides() ? raw.width() : raw.height();
        var mirror = orientation.mirrored() ? new Affine(-1, 0, raw.width(), 0, 1, 0) : Affine.IDENTITY;
        var upright = Affine.shift(width / 2.0, height / 2.0)
                .after(Affine.turn(orientation.rotationDegrees()))
                .after(Affine.shift(-raw.width() / 2.0, -raw.height() / 2.0))
                .after(mirror);
        return new View(raw, width, height, upright.inverse());
    }

    /** Whether the whole box lies inside, give or take a tenth of it. */
    boolean holds(Affine window) {
        return inside(window, 0.1, 0.1)
                && inside(window, 0.9, 0.1)
                && inside(window, 0.1, 0.9)
                && inside(window, 0.9, 0.9);
    }

    private boolean inside(Affine window, double u, double v) {
        double x = window.mapX(u, v);
        double y = window.mapY(u, v);
        return x >= 0 && y >= 0 && x <= width && y <= height;
    }

    /** The upright picture made smaller by a whole number each way. */
    GreyPicture upright(int reduction) {
        var source = raw;
        int done = 1;
        while (done * 2 <= reduction) {
            source = source.halved();
            done *= 2;
        }
        int columns = width / reduction;
        int lines = height / reduction;
        var levels = new byte[columns * lines];
        for (int y = 0; y < lines; y++) {
            for (int x = 0; x < columns; x++) {
                double uprightX = (x + 0.5) * reduction;
                double uprightY = (y + 0.5) * reduction;
                double rawX = toRaw.mapX(uprightX, uprightY) / done;
                double rawY = toRaw.mapY(uprightX, uprightY) / done;
                levels[y * columns + x] = (byte) Math.round(source.between(rawX, rawY));
            }
        }
        return new GreyPicture(columns, lines, levels);
    }
}
