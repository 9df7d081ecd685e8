package io.mainswatch.training;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import io.mainswatch.ingest.picture.reader.DigitBelief;
import io.mainswatch.ingest.picture.reader.DigitInput;
import io.mainswatch.ingest.picture.reader.DigitNetwork;
import io.mainswatch.ingest.picture.reader.DisplayKind;
import io.mainswatch.ingest.picture.reader.NetworkFile;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class TrainedLayersTest {
    @Test
    void plain_java_believes_what_the_trainer_believes() {
        Engine.getInstance().setRandomSeed(1);
        var random = new Random(2);
        var input = new float[DigitInput.PIXELS];
        for (int i = 0; i < input.length; i++) {
            input[i] = (float) random.nextGaussian();
        }
        var block = DigitTrainer.block();
        try (var manager = NDManager.newBaseManager()) {
            var shape = new Shape(1, 1, DigitInput.HEIGHT, DigitInput.WIDTH);
            block.initialize(manager, DataType.FLOAT32, shape);
            var values = new HashMap<Parameter, float[]>();
            for (var parameter : block.getParameters().values()) {
                values.put(parameter, parameter.getArray().toFloatArray());
            }
            var trained = block.forward(
                            new ParameterStore(manager, false), new NDList(manager.create(input, shape)), false)
                    .singletonOrThrow()
                    .reshape(DisplayKind.values().length, DigitBelief.CLASSES)
                    .softmax(1)
                    .toFloatArray();

            var exact = new TrainedLayers(values).network(block);
            var shipped = NetworkFile.read(NetworkFile.write(List.of(exact))).get(0);

            assertSame(trained, exact, input, 1e-5f);
            assertSame(trained, shipped, input, 0.02f);
        }
    }

    private static void assertSame(float[] trained, DigitNetwork network, float[] input, float tolerance) {
        for (var display : DisplayKind.values()) {
            var belief = DigitNetwork.softmax(network.head(display).apply(network.features(input)));
            for (int k = 0; k < belief.length; k++) {
                assertThat(belief[k])
                        .isCloseTo(trained[display.ordinal() * DigitBelief.CLASSES + k], Offset.offset(tolerance));
            }
        }
    }
}
