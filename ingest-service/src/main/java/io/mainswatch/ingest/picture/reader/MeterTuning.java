package io.mainswatch.ingest.picture.reader;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Teaches the last layer one meter's own type, from what a person corrected and what was read with certainty before. It is
 * kept only where it does better on pictures it was not taught with: each part of the past is held out in turn.
 */
public final class MeterTuning {
    /** Fewer examples than this say nothing. */
    public static final int LEAST_EXAMPLES = 10;

    /** More than this teach little more. */
    public static final int MOST_EXAMPLES = 500;

    private static final int PARTS = 4;
    private static final int ROUNDS = 40;
    /** Gentle for a type that is nearly known, and firm for one that is not: what helps more is found out. */
    private static final float[] RATES = {0.05f, 0.8f};

    private static final float LEASH = 1e-5f;
    private static final double SPREAD_TENTHS = 1;

    private final DigitReader reader;
    private final DisplayKind display;

    /** @param reader what to start from */
    public MeterTuning(DigitReader reader, DisplayKind display) {
        this.reader = reader;
        this.display = display;
    }

    /**
     * One digit of a past picture.
     *
     * @param input as {@link DigitInput} cuts and normalises it
     * @param position where the drum truly stood, 0 to 10
     */
    @SuppressWarnings("ArrayRecordComponent") // made once, shown many times
    public record Example(float[] input, double position) {}

    /**
     * A reader for this meter, and what it was kept for.
     *
     * @param digits how many were held out, each in turn
     * @param rightBefore of them read right by what was started from
     * @param rightAfter of them read right by what was taught with others
     */
    public record Tuned(DigitReader reader, int digits, int rightBefore, int rightAfter) {}

    /**
     * A reader for this meter.
     *
     * @param examples in any order; of more than {@link #MOST_EXAMPLES} the last ones are taken
     * @return empty where there are too few examples, or where the tuned layer reads no better
     */
    public Optional<Tuned> tune(List<Example> examples) {
        if (examples.size() < LEAST_EXAMPLES) {
            return Optional.empty();
        }
        var shuffled = new ArrayList<>(examples.subList(Math.max(0, examples.size() - MOST_EXAMPLES), examples.size()));
        Collections.shuffle(shuffled, new Random(examples.size()));
        var seen = shuffled.stream().map(this::see).toList();
        var before = scoreOfParts(seen, 0);
        var best = before;
        float bestRate = 0;
        for (float rate : RATES) {
            var score = scoreOfParts(seen, rate);
            if (score.penalty() < best.penalty()) {
                best = score;
                bestRate = rate;
            }
        }
        return bestRate == 0
                ? Optional.empty()
                : Optional.of(new Tuned(
                        reader.with(display, taught(seen, bestRate)), seen.size(), before.right(), best.right()));
    }

    /** Less of a penalty is better. */
    private record Score(double penalty, int right) {
        Score plus(Score other) {
            return new Score(penalty + other.penalty, right + other.right);
        }
    }

    /** Each part judged by what was taught with the others. */
    private Score scoreOfParts(List<Seen> seen, float rate) {
        var sum = new Score(0, 0);
        for (int part = 0; part < PARTS; part++) {
            var others = new ArrayList<Seen>();
            var held = new ArrayList<Seen>();
            for (int i = 0; i < seen.size(); i++) {
                (i % PARTS == part ? held : others).add(seen.get(i));
            }
            sum = sum.plus(score(rate == 0 ? shippedHeads() : taught(others, rate), held));
        }
        return sum;
    }

    /** An example as each network's last layer sees it. */
    private record Seen(List<float[]> features, double position) {}

    private Seen see(Example example) {
        return new Seen(
                reader.networks().stream()
                        .map(network -> network.features(example.input()))
                        .toList(),
                example.position());
    }

    private List<Dense> shippedHeads() {
        return reader.networks().stream().map(network -> network.head(display)).toList();
    }

    /** A wrong digit weighs as much as can be; otherwise the distance in tenths of what is believed. */
    private static Score score(List<Dense> heads, List<Seen> held) {
        double penalty = 0;
        int right = 0;
        for (var example : held) {
            var belief = DigitReader.mean(heads, example.features());
            double off = belief.blank() ? 5 : DigitBelief.distance(belief.position(), example.position());
            penalty += off > 0.5 ? 10 : off + (1 - belief.confidence());
            right += off > 0.5 ? 0 : 1;
        }
        return new Score(penalty, right);
    }

    private List<Dense> taught(List<Seen> examples, float rate) {
        var heads = new ArrayList<Dense>();
        for (int i = 0; i < reader.networks().size(); i++) {
            heads.add(taught(reader.networks().get(i).head(display), i, examples, rate));
        }
        return heads;
    }

    private static Dense taught(Dense shipped, int network, List<Seen> examples, float rate) {
        var head = shipped.copy();
        for (int round = 0; round < ROUNDS; round++) {
            for (var example : examples) {
                teach(head, shipped, example.features().get(network), example.position(), rate);
            }
        }
        return head;
    }

    /** One step down the cross entropy, on a leash to the shipped weights. */
    private static void teach(Dense head, Dense shipped, float[] features, double position, float rate) {
        var belief = DigitNetwork.softmax(head.apply(features));
        var target = target(position);
        float length = 1;
        for (float feature : features) {
            length += feature * feature;
        }
        for (int k = 0; k < belief.length; k++) {
            float step = rate * (target[k] - belief[k]) / length;
            float[] row = head.weights()[k];
            for (int i = 0; i < row.length; i++) {
                row[i] += step * features[i] - LEASH * (row[i] - shipped.weights()[k][i]);
            }
            head.bias()[k] += step - LEASH * (head.bias()[k] - shipped.bias()[k]);
        }
    }

    private static float[] target(double position) {
        var target = new float[DigitBelief.CLASSES];
        float sum = 0;
        for (int k = 0; k < DigitBelief.TENTHS; k++) {
            double off = DigitBelief.distance(k / 10.0, position) * 10 / SPREAD_TENTHS;
            target[k] = (float) Math.exp(-off * off / 2);
            sum += target[k];
        }
        for (int k = 0; k < DigitBelief.TENTHS; k++) {
            target[k] /= sum;
        }
        return target;
    }
}
