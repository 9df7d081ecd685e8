package io.mainswatch.training;

import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import io.mainswatch.ingest.picture.reader.Convolution;
import io.mainswatch.ingest.picture.reader.Dense;
import io.mainswatch.ingest.picture.reader.DigitBelief;
import io.mainswatch.ingest.picture.reader.DigitNetwork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A trained block as layers of plain numbers, each normalisation folded into the convolution before it. */
final class TrainedLayers {
    private static final int TAPS = 9;
    private static final float BATCH_NORM_EPSILON = 1E-5f;

    private final Map<Parameter, float[]> values;

    /** @param values the parameters' values to take in place of the block's own */
    TrainedLayers(Map<Parameter, float[]> values) {
        this.values = values;
    }

    DigitNetwork network(Block block) {
        var leaves = new ArrayList<Block>();
        collect(block, leaves);
        var convolutions = new ArrayList<Convolution>();
        var dense = new ArrayList<Dense>();
        for (int i = 0; i < leaves.size(); i++) {
            if (leaves.get(i) instanceof Conv2d convolution) {
                convolutions.add(convolution(convolution, leaves.get(i + 1)));
            } else if (leaves.get(i) instanceof Linear linear) {
                dense.add(dense(linear));
            }
        }
        return new DigitNetwork(convolutions, dense.get(0), heads(dense.get(1)));
    }

    private static void collect(Block block, List<Block> leaves) {
        var children = block.getChildren().values();
        if (children.isEmpty() || block instanceof BatchNorm) {
            leaves.add(block);
        }
        children.forEach(child -> collect(child, leaves));
    }

    private Convolution convolution(Conv2d convolution, Block normalisation) {
        var raw = of(convolution, "weight");
        var gamma = of(normalisation, "gamma");
        var beta = of(normalisation, "beta");
        var mean = of(normalisation, "runningMean");
        var variance = of(normalisation, "runningVar");
        int outputs = gamma.length;
        int inputs = raw.length / TAPS / outputs;
        var weights = new float[outputs][inputs][TAPS];
        var bias = new float[outputs];
        for (int o = 0; o < outputs; o++) {
            float scale = (float) (gamma[o] / Math.sqrt(variance[o] + BATCH_NORM_EPSILON));
            bias[o] = beta[o] - mean[o] * scale;
            for (int i = 0; i < inputs; i++) {
                for (int tap = 0; tap < TAPS; tap++) {
                    weights[o][i][tap] = raw[(o * inputs + i) * TAPS + tap] * scale;
                }
            }
        }
        return new Convolution(weights, bias);
    }

    private Dense dense(Linear linear) {
        var raw = of(linear, "weight");
        var bias = of(linear, "bias");
        int inputs = raw.length / bias.length;
        var weights = new float[bias.length][];
        for (int o = 0; o < bias.length; o++) {
            weights[o] = Arrays.copyOfRange(raw, o * inputs, (o + 1) * inputs);
        }
        return new Dense(weights, bias);
    }

    private static List<Dense> heads(Dense all) {
        var heads = new ArrayList<Dense>();
        for (int from = 0; from < all.bias().length; from += DigitBelief.CLASSES) {
            heads.add(new Dense(
                    Arrays.copyOfRange(all.weights(), from, from + DigitBelief.CLASSES),
                    Arrays.copyOfRange(all.bias(), from, from + DigitBelief.CLASSES)));
        }
        return heads;
    }

    private float[] of(Block block, String name) {
        return Objects.requireNonNull(values.get(block.getDirectParameters().get(name)), name);
    }
}
