package io.mainswatch.ingest.picture.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.assertj.core.data.Offset;

class CompositionProperties {
    /** Where seven drums stand that show this many tenths of the lowest digit. */
    private static List<Double> drums(long countTenths, int places) {
        var positions = new ArrayList<Double>();
        double lower = countTenths % 100 / 10.0;
        positions.add(lower);
        long rest = countTenths / 100;
        for (int i = 1; i < places; i++) {
            lower = rest % 10 + Math.max(0, lower - 9);
            positions.add(lower);
            rest /= 10;
        }
        Collections.reverse(positions);
        return positions;
    }

    private static Composition.Number compose(List<Double> positions) {
        return Composition.drums(positions, Collections.nCopies(positions.size(), 1.0));
    }

    @Property(tries = 2_000)
    void every_count_is_read_back_exactly(@ForAll @LongRange(min = 0, max = 99_999_999) long countTenths) {
        var number = compose(drums(countTenths, 7));

        assertThat(number.countTenths()).isEqualTo(countTenths);
        assertThat(number.residual()).isCloseTo(0, Offset.offset(1e-6));
    }

    @Example
    void every_tenth_about_every_carry_is_read_back() {
        for (long carry : new long[] {100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 99_999_999}) {
            for (long count = Math.max(0, carry - 30); count <= Math.min(99_999_999, carry + 30); count++) {
                assertThat(compose(drums(count, 7)).countTenths()).isEqualTo(count);
            }
        }
    }

    @Property(tries = 2_000)
    void what_the_eye_misjudges_by_up_to_a_tenth_moves_only_the_last_place(
            @ForAll @LongRange(min = 0, max = 99_999_999) long countTenths, @ForAll long seed) {
        var random = new Random(seed);
        var seen = drums(countTenths, 7).stream()
                .map(position -> (position + (random.nextDouble() - 0.5) * 0.2 + 10) % 10)
                .toList();

        assertThat(apart(compose(seen).countTenths(), countTenths)).isLessThanOrEqualTo(2);
    }

    @Property(tries = 1_000)
    void drums_that_hang_or_hurry_by_a_quarter_of_a_digit_are_read_right(
            @ForAll @LongRange(min = 0, max = 99_999_999) long countTenths, @ForAll long seed) {
        var random = new Random(seed);
        var seen = new ArrayList<>(drums(countTenths, 7));
        for (int i = 0; i < 6; i++) {
            seen.set(i, (seen.get(i) + (random.nextDouble() - 0.5) * 0.5 + 10) % 10);
        }

        assertThat(apart(compose(seen).countTenths(), countTenths)).isLessThanOrEqualTo(4);
    }

    /** Near a carry the doubtful drum may pull the count by a few tenths of the last place, and no further. */
    @Property(tries = 500)
    void one_drum_read_wrong_with_little_confidence_leaves_those_below_alone(
            @ForAll @LongRange(min = 0, max = 99_999_999) long countTenths,
            @ForAll @IntRange(min = 0, max = 5) int which,
            @ForAll @DoubleRange(min = 0, max = 9.9) double misread) {
        var seen = new ArrayList<>(drums(countTenths, 7));
        seen.set(which, misread);
        var confidences = new ArrayList<>(Collections.nCopies(7, 1.0));
        confidences.set(which, 0.1);

        long read = Composition.drums(seen, confidences).countTenths();

        long below = Math.round(Math.pow(10, 7 - which));
        assertThat(apart(read % below, countTenths % below, below)).isLessThanOrEqualTo(3);
    }

    @Property
    void a_register_with_one_drum_is_that_drum(@ForAll @IntRange(min = 0, max = 99) int tenths) {
        assertThat(compose(List.of(tenths / 10.0)).countTenths()).isEqualTo(tenths);
    }

    @Example
    void leading_blanks_of_an_lcd_are_noughts() {
        assertThat(Composition.lcd(List.of(Double.NaN, Double.NaN, 4.0, 9.96, 2.1))
                        .countTenths())
                .isEqualTo(4_020);
    }

    private static long apart(long a, long b) {
        return apart(a, b, 100_000_000);
    }

    private static long apart(long a, long b, long round) {
        long difference = Math.abs(a - b) % round;
        return Math.min(difference, round - difference);
    }
}
