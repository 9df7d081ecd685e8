package io.mainswatch.training;

import io.mainswatch.ingest.picture.reader.GreyPicture;

/** A digit's window without its digit: each row runs straight from what its left edge shows to its right one. */
final class Emptied {
    private Emptied() {}

    static GreyPicture of(GreyPicture picture) {
        int width = picture.width();
        int inset = Math.max(1, width / 12);
        var levels = new byte[width * picture.height()];
        for (int y = 0; y < picture.height(); y++) {
            int left = picture.at(inset, y);
            int right = picture.at(width - 1 - inset, y);
            for (int x = 0; x < width; x++) {
                levels[y * width + x] = (byte) (left + (right - left) * x / Math.max(1, width - 1));
            }
        }
        return new GreyPicture(width, picture.height(), levels);
    }
}
