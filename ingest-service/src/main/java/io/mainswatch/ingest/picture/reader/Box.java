package io.mainswatch.ingest.picture.reader;

/**
 * A rectangle in pixels of the upright reference picture, from its upper left corner; fractions of a pixel are allowed.
 */
public record Box(double x, double y, double width, double height) {
    /** The smallest side that can hold something to read, in pixels. */
    public static final double LEAST_SIDE = 4;

    /** The largest coordinate a picture within {@link Pictures#MOST_SIDE} can have. */
    public static final double MOST = Pictures.MOST_SIDE;

    public Box {
        if (!(x >= 0 && y >= 0 && width >= LEAST_SIDE && height >= LEAST_SIDE)) {
            throw new IllegalArgumentException(
                    "a box starts inside the picture and is at least 4 pixels wide and high");
        }
        if (!(x + width <= MOST && y + height <= MOST)) {
            throw new IllegalArgumentException("a box ends within " + (int) MOST + " pixels");
        }
    }

    /** The centre's distance from the left edge. */
    public double centreX() {
        return x + width / 2;
    }

    /** The centre's distance from the upper edge. */
    public double centreY() {
        return y + height / 2;
    }
}
