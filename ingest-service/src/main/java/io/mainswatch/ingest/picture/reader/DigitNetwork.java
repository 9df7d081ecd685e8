package io.mainswatch.ingest.picture.reader;

import java.util.ArrayList;
import java.util.List;

/**
 * A trained network in plain Java. Convolutions of 3x3 with their normalisation folded in, each followed by a rectifier;
 * a maximum over 2x2 after every second one; then a dense layer, and for each {@link DisplayKind} a layer of its own that
 * speaks in tenths of a digit. May be used by many threads at once.
 */
public final class DigitNetwork {
    private final List<Convolution> convolutions;
    private final Dense features;
    private final List<Dense> heads;

    public DigitNetwork(List<Convolution> convolutions, Dense features, List<Dense> heads) {
        this.convolutions = List.copyOf(convolutions);
        this.features = features;
        this.heads = List.copyOf(heads);
    }

    List<Convolution> convolutions() {
        return convolutions;
    }

    Dense features() {
        return features;
    }

    /** The last layer for a kind of display. */
    public Dense head(DisplayKind display) {
        return heads.get(display.ordinal());
    }

    /** The same with another last layer for a kind of display. */
    DigitNetwork with(DisplayKind display, Dense head) {
        var changed = new ArrayList<>(heads);
        changed.set(display.ordinal(), head);
        return new DigitNetwork(convolutions, features, changed);
    }

    /** What the last layer sees of a digit; all of it at least 0. */
    public float[] features(float[] input) {
        var planes = Planes.of(input, DigitInput.WIDTH, DigitInput.HEIGHT);
        for (int i = 0; i < convolutions.size(); i++) {
            planes = convolutions.get(i).apply(planes);
            if (i % 2 == 1) {
                planes = planes.halved();
            }
        }
        var values = features.apply(planes.flat());
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(0, values[i]);
        }
        return values;
    }

    /** Probabilities from a last layer's output. */
    public static float[] softmax(float[] scores) {
        float most = Float.NEGATIVE_INFINITY;
        for (float score : scores) {
            most = Math.max(most, score);
        }
        float sum = 0;
        var out = new float[scores.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) Math.exp(scores[i] - most);
            sum += out[i];
        }
        for (int i = 0; i < out.length; i++) {
            out[i] /= sum;
        }
        return out;
    }
}
