package io.mainswatch.ingest.picture.reader;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads one digit: several networks look at the same place, some of them a little beside it, and their beliefs are
 * averaged. What only one of them is sure of ends with little confidence.
 */
public final class DigitReader {
    private final List<DigitNetwork> networks;

    public DigitReader(List<DigitNetwork> networks) {
        this.networks = List.copyOf(networks);
    }

    /**
     * What a place in a picture shows.
     *
     * @param window maps the unit square to the place
     */
    public DigitBelief read(GreyPicture picture, Affine window, DisplayKind display) {
        return read(DigitInput.normalise(DigitInput.cut(picture, window)), display);
    }

    /** What an input as {@link DigitInput} makes it shows. */
    public DigitBelief read(float[] input, DisplayKind display) {
        return mean(
                networks.stream().map(network -> network.head(display)).toList(),
                networks.stream().map(network -> network.features(input)).toList());
    }

    /** The mean of what each last layer makes of its network's features. */
    static DigitBelief mean(List<Dense> heads, List<float[]> features) {
        var sum = new float[DigitBelief.CLASSES];
        for (int i = 0; i < heads.size(); i++) {
            var belief = DigitNetwork.softmax(heads.get(i).apply(features.get(i)));
            for (int k = 0; k < sum.length; k++) {
                sum[k] += belief[k] / heads.size();
            }
        }
        return new DigitBelief(sum);
    }

    /** The same with other last layers, one a network, for a kind of display. */
    DigitReader with(DisplayKind display, List<Dense> heads) {
        var changed = new ArrayList<DigitNetwork>();
        for (int i = 0; i < heads.size(); i++) {
            changed.add(networks.get(i).with(display, heads.get(i)));
        }
        return new DigitReader(changed);
    }

    public List<DigitNetwork> networks() {
        return networks;
    }
}
