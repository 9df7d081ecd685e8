package io.mainswatch.ingest.picture.reader;

/**
 * One digit cut out of a picture.
 *
 * @param picture the cut
 * @param window maps the unit square to the digit's place in it
 */
public record DigitCrop(GreyPicture picture, Affine window) {
    /** As the networks take it. */
    public float[] input() {
        return DigitInput.normalise(DigitInput.cut(picture, window));
    }
}
