package io.mainswatch.ingest.picture.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class DigitNetworkTest {
    private static final Random RANDOM = new Random(3);

    private static float[] numbers(int count, double scale) {
        var numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) (RANDOM.nextGaussian() * scale);
        }
        return numbers;
    }

    private static Dense dense(int outputs, int inputs) {
        var rows = new float[outputs][];
        Arrays.setAll(rows, none -> numbers(inputs, 1 / Math.sqrt(inputs)));
        return new Dense(rows, numbers(outputs, 0.1));
    }

    private static Convolution convolution(int outputs, int inputs) {
        var weights = new float[outputs][inputs][];
        for (var row : weights) {
            Arrays.setAll(row, none -> numbers(9, 1 / Math.sqrt(9 * inputs)));
        }
        return new Convolution(weights, numbers(outputs, 0.1));
    }

    static DigitNetwork network() {
        return new DigitNetwork(
                List.of(convolution(4, 1), convolution(6, 4)),
                dense(16, 6 * DigitInput.PIXELS / 4),
                IntStream.range(0, 3)
                        .mapToObj(none -> dense(DigitBelief.CLASSES, 16))
                        .toList());
    }

    @Test
    void a_convolution_is_what_the_definition_says() {
        var convolution = convolution(3, 2);
        var in = Planes.empty(2, 7, 5);
        for (var plane : in.values()) {
            for (int y = 0; y < 5; y++) {
                for (int x = 0; x < 7; x++) {
                    plane[(y + 1) * in.stride() + x + 1] = (float) RANDOM.nextGaussian();
                }
            }
        }

        var out = convolution.apply(in);

        for (int o = 0; o < 3; o++) {
            for (int y = 0; y < 5; y++) {
                for (int x = 0; x < 7; x++) {
                    assertThat(out.values()[o][(y + 1) * in.stride() + x + 1])
                            .isCloseTo(defined(convolution, in, o, x, y), Offset.offset(1e-4f));
                }
            }
        }
        assertThat(out.values()[0][0]).isZero();
    }

    private static float defined(Convolution convolution, Planes in, int output, int x, int y) {
        float sum = convolution.bias()[output];
        for (int i = 0; i < in.values().length; i++) {
            for (int tap = 0; tap < 9; tap++) {
                sum += convolution.weights()[output][i][tap]
                        * in.values()[i][(y + tap / 3) * in.stride() + x + tap % 3];
            }
        }
        return Math.max(0, sum);
    }

    @Test
    void rounding_the_weights_to_bytes_hardly_changes_what_is_believed() {
        var network = network();
        var kept = NetworkFile.read(NetworkFile.write(List.of(network))).get(0);
        var input = numbers(DigitInput.PIXELS, 1);

        for (var display : DisplayKind.values()) {
            var exact = DigitNetwork.softmax(network.head(display).apply(network.features(input)));
            var rounded = DigitNetwork.softmax(kept.head(display).apply(kept.features(input)));
            for (int k = 0; k < exact.length; k++) {
                assertThat(rounded[k]).isCloseTo(exact[k], Offset.offset(0.004f));
            }
        }
    }

    @Test
    void damaged_weights_are_refused() {
        byte[] bytes = NetworkFile.write(List.of(network()));
        assertThatThrownBy(() -> NetworkFile.read(Arrays.copyOf(bytes, bytes.length - 1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> NetworkFile.read(new byte[] {1, 2, 3, 4, 5}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_belief_is_read_across_the_wrap() {
        var tenths = new float[DigitBelief.CLASSES];
        tenths[99] = 0.5f;
        tenths[1] = 0.4f;
        tenths[50] = 0.1f;
        var belief = new DigitBelief(tenths);

        assertThat(DigitBelief.distance(belief.position(), 9.99)).isLessThan(0.02);
        assertThat(belief.confidence()).isCloseTo(0.9, Offset.offset(1e-6));
        assertThat(DigitBelief.distance(9.9, 0.0)).isCloseTo(0.1, Offset.offset(1e-9));
    }
}
