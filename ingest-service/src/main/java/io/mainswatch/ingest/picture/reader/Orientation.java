package io.mainswatch.ingest.picture.reader;

/**
 * How a raw picture becomes upright: first mirrored left to right where the camera looks through a mirror, then turned
 * clockwise about its centre by {@code rotationDegrees} (-360 to 360). Nearest to a quarter turn, width and height change
 * places; otherwise the upright picture keeps the size of the raw one.
 */
public record Orientation(boolean mirrored, double rotationDegrees) {
    /** As the camera took it. */
    public static final Orientation AS_TAKEN = new Orientation(false, 0);

    public Orientation {
        if (!(Math.abs(rotationDegrees) <= 360)) {
            throw new IllegalArgumentException("a rotation is from -360 to 360 degrees");
        }
    }

    /** Whether width and height change places. */
    public boolean swapsSides() {
        return Math.floorMod(Math.round(rotationDegrees / 90), 2) == 1;
    }
}
