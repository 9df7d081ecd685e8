package io.mainswatch.ingest.picture.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ComposedRollOverTest {
    private static final int WIDTH = 40;
    private static final int HEIGHT = 60;

    /** Ten digits of a meter, each a bright bar in a column of its own, all over the window's height. */
    private static final ComposedRollOver BARS = new ComposedRollOver(
            IntStream.range(0, 10).mapToObj(ComposedRollOverTest::bar).toList());

    private static LabelledCrop bar(int digit) {
        var levels = new byte[WIDTH * HEIGHT];
        for (int y = 0; y < HEIGHT; y++) {
            Arrays.fill(levels, y * WIDTH + 4 * digit, y * WIDTH + 4 * digit + 4, (byte) 200);
        }
        return new LabelledCrop(
                digit + ".png", digit, true, "train", "meter", false, new GreyPicture(WIDTH, HEIGHT, levels));
    }

    /** Whose bar is seen in each of the lines. */
    private static List<Integer> digits(GreyPicture picture, int... lines) {
        return Arrays.stream(lines)
                .mapToObj(line -> IntStream.range(0, 10)
                        .filter(digit -> picture.at(4 * digit + 2, line) > 150)
                        .findFirst()
                        .orElse(-1))
                .toList();
    }

    @Test
    void the_next_digit_comes_from_below_or_from_above() {
        for (int seed = 0; seed < 20; seed++) {
            var up = BARS.compose(new SplittableRandom(seed), DisplayKind.DRUM_UP, 0.5, 1)
                    .orElseThrow();
            var down = BARS.compose(new SplittableRandom(seed), DisplayKind.DRUM_DOWN, 0.5, 1)
                    .orElseThrow();

            int leaving = (int) up.position();
            assertThat(up.position()).isEqualTo(leaving + 0.5);
            assertThat(digits(up.picture(), 10, 50)).containsExactly(leaving, (leaving + 1) % 10);
            assertThat(digits(down.picture(), 10, 50)).containsExactly((leaving + 1) % 10, leaving);
        }
    }

    @Test
    void a_wide_window_shows_what_stands_before_and_after() {
        for (int seed = 0; seed < 20; seed++) {
            var settled = BARS.compose(new SplittableRandom(seed), DisplayKind.DRUM_UP, 0, 0.8, 1.5)
                    .orElseThrow();
            var nearlyThere = BARS.compose(new SplittableRandom(seed), DisplayKind.DRUM_DOWN, 0.9, 0.8, 1.5)
                    .orElseThrow();

            int digit = (int) settled.position();
            assertThat(digits(settled.picture(), 3, 30, 57)).containsExactly((digit + 9) % 10, digit, (digit + 1) % 10);
            assertThat(digits(nearlyThere.picture(), 3, 30, 57))
                    .containsExactly((digit + 2) % 10, (digit + 1) % 10, digit);
        }
    }
}
