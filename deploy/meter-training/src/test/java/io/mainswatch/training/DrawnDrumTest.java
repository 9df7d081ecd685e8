package io.mainswatch.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.ingest.picture.reader.DisplayKind;
import io.mainswatch.training.Typefaces.Typeface;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DrawnDrumTest {
    /** All digits are empty but one, which is nothing but ink. */
    private static Typefaces only(int digit) {
        var maps = new float[10][Typefaces.WIDTH * Typefaces.HEIGHT];
        Arrays.fill(maps[digit], 1);
        return Typefaces.of(List.of(new Typeface(maps)));
    }

    private static double contrast(int drawn, double position, DisplayKind direction, int firstLine, int lastLine) {
        double most = 0;
        for (int seed = 0; seed < 20; seed++) {
            var with = new DrawnDrum(new SplittableRandom(seed), only(drawn)).at(position, direction);
            var without = new DrawnDrum(new SplittableRandom(seed), only((drawn + 5) % 10)).at(position, direction);
            for (int y = firstLine; y <= lastLine; y++) {
                int middle = with.width() / 2;
                most = Math.max(most, Math.abs(with.at(middle, y) - without.at(middle, y)));
            }
        }
        return most;
    }

    @Test
    void the_digit_of_the_position_stands_in_the_middle() {
        assertThat(contrast(4, 4.0, DisplayKind.DRUM_UP, 24, 25)).isGreaterThan(30);
        assertThat(contrast(3, 4.0, DisplayKind.DRUM_UP, 24, 25)).isZero();
    }

    @Test
    void the_next_digit_comes_from_the_side_the_drum_turns_from() {
        assertThat(contrast(5, 4.5, DisplayKind.DRUM_UP, 26, 49)).isGreaterThan(30);
        assertThat(contrast(5, 4.5, DisplayKind.DRUM_UP, 0, 23)).isZero();
        assertThat(contrast(5, 4.5, DisplayKind.DRUM_DOWN, 0, 23)).isGreaterThan(30);
        assertThat(contrast(5, 4.5, DisplayKind.DRUM_DOWN, 26, 49)).isZero();
    }

    @Test
    void every_engraver_cuts_every_digit() {
        var engraved = Typefaces.engraved();
        var random = new SplittableRandom(1);

        assertThat(engraved.count()).isEqualTo(400);
        for (int i = 0; i < 40; i++) {
            for (var map : engraved.next(random).digits()) {
                assertThat(map).containsAnyOf(1f);
            }
        }
    }
}
