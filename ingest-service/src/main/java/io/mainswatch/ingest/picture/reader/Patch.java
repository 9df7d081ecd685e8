package io.mainswatch.ingest.picture.reader;

/**
 * A piece of a picture to be found in another, brought to mean 0 and length 1, so that its product with a piece brought
 * to the same is their correlation.
 */
@SuppressWarnings("ArrayRecordComponent") // the inner loops' own memory
record Patch(int width, int height, float[] values) {
    private static final double LEAST_LENGTH = 1e-3;

    /** The piece around a centre, turned clockwise. */
    static Patch cut(GreyPicture picture, double centreX, double centreY, int width, int height, double degrees) {
        var place = Affine.shift(centreX, centreY)
                .after(Affine.turn(degrees))
                .after(Affine.shift(-width / 2.0, -height / 2.0));
        var values = new float[width * height];
        double sum = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                float level = picture.between(place.mapX(x + 0.5, y + 0.5), place.mapY(x + 0.5, y + 0.5));
                values[y * width + x] = level;
                sum += level;
            }
        }
        float mean = (float) (sum / values.length);
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] -= mean;
            squares += values[i] * values[i];
        }
        float scale = (float) (1 / Math.max(LEAST_LENGTH, Math.sqrt(squares)));
        for (int i = 0; i < values.length; i++) {
            values[i] *= scale;
        }
        return new Patch(width, height, values);
    }

    /** The correlation, -1 to 1, with the piece of a picture whose upper left pixel is this one. */
    double correlation(GreyPicture picture, int left, int top) {
        double product = 0;
        double sum = 0;
        double squares = 0;
        for (int y = 0; y < height; y++) {
            int line = Math.max(0, Math.min(picture.height() - 1, top + y));
            int from = line * picture.width();
            float product32 = 0;
            int sum32 = 0;
            int squares32 = 0;
            for (int x = 0; x < width; x++) {
                int column = Math.max(0, Math.min(picture.width() - 1, left + x));
                int level = picture.levels()[from + column] & 0xFF;
                product32 += values[y * width + x] * level;
                sum32 += level;
                squares32 += level * level;
            }
            product += product32;
            sum += sum32;
            squares += squares32;
        }
        double spread = squares - sum * sum / values.length;
        return spread <= 1 ? 0 : product / Math.sqrt(spread);
    }
}
