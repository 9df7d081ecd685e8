package io.mainswatch.training;

import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import io.mainswatch.ingest.picture.reader.DigitBelief;
import io.mainswatch.ingest.picture.reader.DigitInput;
import io.mainswatch.ingest.picture.reader.DigitNetwork;
import io.mainswatch.ingest.picture.reader.DisplayKind;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Turns samples into a network: Adam with a warm-up and a cosine descent; what is kept is a moving average of the weights,
 * which generalises better than the last of them. The same seed, samples and steps on the same kind of processor give the
 * same weights.
 */
final class DigitTrainer {
    private static final int BATCH = 64;
    private static final int[] CHANNELS = {16, 24, 48, 48, 64, 64};
    private static final int FEATURES = 64;
    private static final float DROPOUT = 0.15f;
    private static final float RATE = 2.5e-3f;
    private static final int WARM_UP = 200;
    private static final int AVERAGE_EVERY = 10;
    private static final float AVERAGE_KEEPS = 0.97f;
    private static final int REPORT_EVERY = 250;
    private static final int SHOW_EVERY = 1_000;
    private static final int HEADS = DisplayKind.values().length;

    private final SampleMaker samples;
    private final int steps;
    private final Consumer<DigitNetwork> soFar;
    private final Map<Parameter, float[]> average = new HashMap<>();

    /** @param soFar is shown the network every thousand steps: what is lost by a stop is little */
    DigitTrainer(SampleMaker samples, int steps, Consumer<DigitNetwork> soFar) {
        this.samples = samples;
        this.steps = steps;
        this.soFar = soFar;
    }

    DigitNetwork train(int seed) {
        Engine.getInstance().setRandomSeed(seed);
        try (var model = Model.newInstance("digits")) {
            var block = block();
            model.setBlock(block);
            var optimizer = Optimizer.adam()
                    .optLearningRateTracker(this::rate)
                    .optClipGrad(1)
                    .build();
            try (var trainer = model.newTrainer(
                    new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss()).optOptimizer(optimizer))) {
                trainer.initialize(new Shape(BATCH, 1, DigitInput.HEIGHT, DigitInput.WIDTH));
                run(trainer, block);
            }
            return new TrainedLayers(average).network(block);
        }
    }

    private void run(Trainer trainer, Block block) {
        long from = System.nanoTime();
        double loss = 0;
        for (int step = 0; step < steps; step++) {
            loss += step(trainer, (long) step * BATCH);
            if (step % AVERAGE_EVERY == 0) {
                average(block, step);
            }
            if ((step + 1) % REPORT_EVERY == 0) {
                double seconds = (System.nanoTime() - from) / 1e9;
                System.out.printf("step %d of %d, loss %.4f, %.0f s%n", step + 1, steps, loss / REPORT_EVERY, seconds);
                loss = 0;
            }
            if ((step + 1) % SHOW_EVERY == 0) {
                soFar.accept(new TrainedLayers(average).network(block));
            }
        }
    }

    private float rate(String parameter, int step) {
        if (step < WARM_UP) {
            return RATE * (step + 1) / WARM_UP;
        }
        double done = (step - WARM_UP) / (double) Math.max(1, steps - WARM_UP);
        return (float) (RATE * (0.01 + 0.99 * (1 + Math.cos(Math.PI * Math.min(1, done))) / 2));
    }

    private double step(Trainer trainer, long first) {
        try (NDManager manager = trainer.getManager().newSubManager();
                var gradients = trainer.newGradientCollector()) {
            var batch = Batch.of(samples, first, manager);
            var scores = trainer.forward(new NDList(batch.inputs())).singletonOrThrow();
            var loss = loss(scores, batch);
            gradients.backward(loss);
            double value = loss.getFloat();
            trainer.step();
            return value;
        }
    }

    /** Cross entropy with a spread target; where any of several classes is right, minus the log of all they got. */
    private static NDArray loss(NDArray scores, Batch batch) {
        var chosen = scores.reshape(BATCH, HEADS, DigitBelief.CLASSES)
                .mul(batch.heads())
                .sum(new int[] {1});
        var logs = chosen.logSoftmax(1);
        var spread = logs.mul(batch.targets()).sum(new int[] {1}).mul(batch.exact());
        var any = logs.exp()
                .mul(batch.targets())
                .sum(new int[] {1})
                .add(1e-6f)
                .log()
                .mul(batch.exact().mul(-1).add(1));
        return spread.add(any).mean().neg();
    }

    private void average(Block block, int step) {
        float keep = Math.min(AVERAGE_KEEPS, step / (step + 10f * AVERAGE_EVERY));
        for (var parameter : block.getParameters().values()) {
            var now = parameter.getArray().toFloatArray();
            var kept = average.computeIfAbsent(parameter, none -> now.clone());
            for (int i = 0; i < kept.length; i++) {
                kept[i] += (1 - keep) * (now[i] - kept[i]);
            }
        }
    }

    static Block block() {
        var block = new SequentialBlock();
        for (int i = 0; i < CHANNELS.length; i++) {
            block.add(Conv2d.builder()
                            .setFilters(CHANNELS[i])
                            .setKernelShape(new Shape(3, 3))
                            .optPadding(new Shape(1, 1))
                            .optBias(false)
                            .build())
                    .add(BatchNorm.builder().build())
                    .add(Activation::relu);
            if (i % 2 == 1) {
                block.add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)));
            }
        }
        return block.add(Blocks.batchFlattenBlock())
                .add(Linear.builder().setUnits(FEATURES).build())
                .add(Activation::relu)
                .add(Dropout.builder().optRate(DROPOUT).build())
                .add(Linear.builder()
                        .setUnits((long) HEADS * DigitBelief.CLASSES)
                        .build());
    }

    /** Samples as tensors. */
    private record Batch(NDArray inputs, NDArray heads, NDArray targets, NDArray exact) {
        static Batch of(SampleMaker samples, long first, NDManager manager) {
            var inputs = new float[BATCH * DigitInput.PIXELS];
            var heads = new float[BATCH * HEADS];
            var targets = new float[BATCH * DigitBelief.CLASSES];
            var exact = new float[BATCH];
            for (int i = 0; i < BATCH; i++) {
                var sample = samples.sample(first + i);
                System.arraycopy(sample.input(), 0, inputs, i * DigitInput.PIXELS, DigitInput.PIXELS);
                System.arraycopy(sample.target(), 0, targets, i * DigitBelief.CLASSES, DigitBelief.CLASSES);
                heads[i * HEADS + sample.display().ordinal()] = 1;
                exact[i] = sample.any() ? 0 : 1;
            }
            return new Batch(
                    manager.create(inputs, new Shape(BATCH, 1, DigitInput.HEIGHT, DigitInput.WIDTH)),
                    manager.create(heads, new Shape(BATCH, HEADS, 1)),
                    manager.create(targets, new Shape(BATCH, DigitBelief.CLASSES)),
                    manager.create(exact, new Shape(BATCH)));
        }
    }
}
