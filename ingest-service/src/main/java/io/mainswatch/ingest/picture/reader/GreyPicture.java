package io.mainswatch.ingest.picture.reader;

import java.awt.image.BufferedImage;

/**
 * A picture in shades of grey, 0 black to 255 white, row by row. What is outside continues the edge.
 *
 * @param width in pixels
 * @param height in pixels
 * @param levels one byte a pixel, to be read unsigned; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // millions of pixels: never copied, never compared
public record GreyPicture(int width, int height, byte[] levels) {
    // Rec. 601 luma in 1/256.
    private static final int RED = 77;
    private static final int GREEN = 150;
    private static final int BLUE = 29;

    public GreyPicture {
        if (width < 1 || height < 1 || levels.length != width * height) {
            throw new IllegalArgumentException("a picture has a level for each of its pixels");
        }
    }

    /** Luma of a picture in colour. */
    public static GreyPicture of(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        var levels = new byte[width * height];
        var row = new int[width];
        for (int y = 0; y < height; y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++) {
                levels[y * width + x] = (byte) luma(row[x]);
            }
        }
        return new GreyPicture(width, height, levels);
    }

    private static int luma(int rgb) {
        return (RED * (rgb >> 16 & 0xFF) + GREEN * (rgb >> 8 & 0xFF) + BLUE * (rgb & 0xFF) + 128) >> 8;
    }

    /** Maps the unit square to the whole picture. */
    public Affine whole() {
        return Affine.scale(width, height);
    }

    /** Half as wide and high, each pixel the mean of four. */
    public GreyPicture halved() {
        var half = new byte[(width / 2) * (height / 2)];
        for (int y = 0; y < height / 2; y++) {
            for (int x = 0; x < width / 2; x++) {
                int sum = at(2 * x, 2 * y) + at(2 * x + 1, 2 * y) + at(2 * x, 2 * y + 1) + at(2 * x + 1, 2 * y + 1);
                half[y * (width / 2) + x] = (byte) ((sum + 2) / 4);
            }
        }
        return new GreyPicture(width / 2, height / 2, half);
    }

    /** The level of one pixel, 0 to 255. */
    public int at(int x, int y) {
        int column = Math.max(0, Math.min(width - 1, x));
        int line = Math.max(0, Math.min(height - 1, y));
        return levels[line * width + column] & 0xFF;
    }

    /** The level at a point between pixel centres (a pixel's centre lies at a whole number plus one half). */
    public float between(double x, double y) {
        double left = x - 0.5;
        double top = y - 0.5;
        int column = (int) Math.floor(left);
        int line = (int) Math.floor(top);
        float across = (float) (left - column);
        float down = (float) (top - line);
        float upper = at(column, line) + across * (at(column + 1, line) - at(column, line));
        float lower = at(column, line + 1) + across * (at(column + 1, line + 1) - at(column, line + 1));
        return upper + down * (lower - upper);
    }
}
