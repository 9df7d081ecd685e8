package io.mainswatch.ingest.picture.reader;

/**
 * Feature planes with a border of noughts one wide, so that a 3x3 window never looks outside. One plane is
 * {@code (width + 2) * (height + 2)} values, row by row.
 */
@SuppressWarnings("ArrayRecordComponent") // the inner loops' own memory
record Planes(int width, int height, float[][] values) {
    static Planes empty(int count, int width, int height) {
        return new Planes(width, height, new float[count][(width + 2) * (height + 2)]);
    }

    static Planes of(float[] pixels, int width, int height) {
        var planes = empty(1, width, height);
        for (int y = 0; y < height; y++) {
            System.arraycopy(pixels, y * width, planes.values[0], (y + 1) * (width + 2) + 1, width);
        }
        return planes;
    }

    int stride() {
        return width + 2;
    }

    /** The greatest of each 2x2, sides rounded down. */
    Planes halved() {
        var half = empty(values.length, width / 2, height / 2);
        for (int plane = 0; plane < values.length; plane++) {
            for (int y = 0; y < half.height; y++) {
                halveRow(
                        values[plane],
                        (2 * y + 1) * stride() + 1,
                        half.values[plane],
                        (y + 1) * half.stride() + 1,
                        half.width);
            }
        }
        return half;
    }

    private void halveRow(float[] from, int at, float[] to, int target, int count) {
        for (int x = 0; x < count; x++) {
            int i = at + 2 * x;
            float upper = Math.max(from[i], from[i + 1]);
            float lower = Math.max(from[i + stride()], from[i + stride() + 1]);
            to[target + x] = Math.max(upper, lower);
        }
    }

    /** All values without the borders, plane after plane. */
    float[] flat() {
        var out = new float[values.length * width * height];
        int at = 0;
        for (float[] plane : values) {
            for (int y = 0; y < height; y++) {
                System.arraycopy(plane, (y + 1) * stride() + 1, out, at, width);
                at += width;
            }
        }
        return out;
    }
}
