package io.mainswatch.ingest.picture.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MeterTuningTest {
    private static final DigitReader SHIPPED =
            new DigitReader(List.of(DigitNetworkTest.network(), DigitNetworkTest.network()));
    private static final MeterTuning TUNING = new MeterTuning(SHIPPED, DisplayKind.DRUM_UP);

    /** A type of its own: for each digit one pattern, with some noise. */
    private static List<MeterTuning.Example> ownType(int count) {
        var random = new Random(5);
        var examples = new ArrayList<MeterTuning.Example>();
        for (int i = 0; i < count; i++) {
            int digit = i % 10;
            var pattern = new Random(digit);
            var input = new float[DigitInput.PIXELS];
            for (int p = 0; p < input.length; p++) {
                input[p] = (float) (pattern.nextGaussian() + 0.4 * random.nextGaussian());
            }
            examples.add(new MeterTuning.Example(input, digit));
        }
        return examples;
    }

    @Test
    void a_type_the_network_does_not_know_is_learned_from_corrections() {
        var examples = ownType(60);

        var lesson = TUNING.tune(examples).orElseThrow();
        var tuned = lesson.reader();

        assertThat(examples)
                .allSatisfy(example -> assertThat(DigitBelief.distance(
                                tuned.read(example.input(), DisplayKind.DRUM_UP).position(), example.position()))
                        .isLessThan(0.3));
        assertThat(lesson.digits()).isEqualTo(60);
        assertThat(lesson.rightAfter()).isGreaterThan(lesson.rightBefore());
        assertThat(tuned.networks().get(0).head(DisplayKind.LCD))
                .isSameAs(SHIPPED.networks().get(0).head(DisplayKind.LCD));
    }

    private static long rightOf(DigitReader reader, List<MeterTuning.Example> examples) {
        return examples.stream()
                .filter(example -> DigitBelief.distance(
                                reader.read(example.input(), DisplayKind.DRUM_UP)
                                        .position(),
                                example.position())
                        < 0.3)
                .count();
    }

    @Test
    void too_few_examples_change_nothing() {
        assertThat(TUNING.tune(ownType(MeterTuning.LEAST_EXAMPLES - 1))).isEmpty();
    }

    @Test
    void a_meter_that_is_read_well_keeps_the_shipped_layer() {
        var known = TUNING.tune(ownType(60)).orElseThrow().reader();
        var readWell = new ArrayList<MeterTuning.Example>();
        for (var example : ownType(40)) {
            double position = known.read(example.input(), DisplayKind.DRUM_UP).position();
            readWell.add(new MeterTuning.Example(example.input(), position));
        }
        readWell.add(new MeterTuning.Example(
                readWell.get(0).input(), (readWell.get(0).position() + 5) % 10));

        assertThat(new MeterTuning(known, DisplayKind.DRUM_UP).tune(readWell)).isEmpty();
    }

    @Test
    void tuned_layers_are_kept_as_bytes_and_fit_only_the_networks_they_were_tuned_for() {
        var tuned = TUNING.tune(ownType(60)).orElseThrow().reader();
        byte[] bytes = NetworkFile.writeHeads(tuned, DisplayKind.DRUM_UP);
        var again = NetworkFile.readHeads(bytes, SHIPPED, DisplayKind.DRUM_UP);
        var example = ownType(10).get(4);

        assertThat(DigitBelief.distance(
                        again.read(example.input(), DisplayKind.DRUM_UP).position(), 4))
                .isLessThan(0.3);
        var other = new DigitReader(List.of(DigitNetworkTest.network()));
        assertThatThrownBy(() -> NetworkFile.readHeads(bytes, other, DisplayKind.DRUM_UP))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
