package io.mainswatch.ingest.picture.reader;

/**
 * A digit's picture with what a person says it shows: one line of {@code labels.tsv}.
 *
 * @param position 0 to 9.9
 * @param tenth whether the person gave the tenth too, or the whole digit only
 * @param split what the collector suggests: train, valid, valid-new-meter
 * @param group mostly one meter or camera
 */
public record LabelledCrop(
        String file, double position, boolean tenth, String split, String group, boolean lcd, GreyPicture picture) {
    /** Whether the digit stands in its place, to a tenth; whole digits count as such. */
    public boolean settled() {
        double off = Math.abs(position - Math.rint(position));
        return !tenth || off < 0.15;
    }
}
