package io.mainswatch.ingest.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.ingest.picture.Testimony.Digit;
import io.mainswatch.ingest.picture.reader.Box;
import io.mainswatch.ingest.picture.reader.DisplayKind;
import io.mainswatch.ingest.picture.reader.MeterSetup;
import io.mainswatch.ingest.picture.reader.Orientation;
import io.mainswatch.ingest.picture.reader.Register;
import io.mainswatch.ingest.picture.reader.RegisterUnit;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PersonDigitsTest {
    private static MeterInForce meter(DisplayKind display, Double... offsets) {
        var register = new Register(RegisterUnit.KILOWATT_HOURS, 1, List.of(offsets));
        var boxes = Collections.nCopies(4, new Box(0, 0, 10, 20));
        var setup = new MeterSetup(Orientation.AS_TAKEN, List.of(), boxes, display, register, 0.9);
        var supply = new SupplyBounds(35, 230, 1, false, List.of());
        return new MeterInForce(1, setup, supply, "p", null);
    }

    /** As a reader saw them, blank where there is no position. */
    private static List<Digit> seen(@Nullable Double... positions) {
        return Stream.of(positions)
                .map(position -> new Digit(0, position, 0.5, position == null))
                .toList();
    }

    private static List<@Nullable Double> places(double kilowattHours, MeterInForce meter, List<Digit> seen) {
        return PersonDigits.of(kilowattHours * 1_000, meter, seen).stream()
                .map(digit -> digit.position() == null ? null : Math.round(digit.position() * 100) / 100.0)
                .toList();
    }

    @Test
    void drums_stand_where_the_lower_one_puts_them() {
        var drums = meter(DisplayKind.DRUM_UP);

        assertThat(places(361.7, drums, seen(8.0, 6.0, 1.0, 7.3))).containsExactly(3.0, 6.0, 1.0, 7.3);
        assertThat(places(361.9, drums, seen(3.0, 6.0, 1.5, 9.4))).containsExactly(3.0, 6.0, 1.4, 9.4);
        assertThat(places(399.9, drums, seen(3.0, 9.0, 9.0, 9.5))).containsExactly(3.5, 9.5, 9.5, 9.5);
        assertThat(places(400.0, drums, seen(4.0, 0.0, 0.0, 9.9))).containsExactly(3.9, 9.9, 9.9, 9.9);
    }

    @Test
    void what_nobody_can_know_is_left_open() {
        var drums = meter(DisplayKind.DRUM_UP);

        assertThat(places(361.7, drums, List.of())).isEqualTo(Arrays.asList(3.0, 6.0, 1.0, null));
        assertThat(places(361.7, drums, seen(3.0, 6.0, 1.0, 2.0))).isEqualTo(Arrays.asList(3.0, 6.0, 1.0, null));
        assertThat(places(369.9, drums, List.of())).isEqualTo(Arrays.asList(3.0, null, null, null));
        assertThat(places(361.74, drums, List.of())).containsExactly(3.0, 6.0, 1.0, 7.4);
    }

    @Test
    void a_drum_that_hangs_is_where_it_hangs() {
        assertThat(places(361.7, meter(DisplayKind.DRUM_UP, 0.0, -0.1, 0.2, 0.1), seen(3.0, 6.0, 1.0, 7.4)))
                .containsExactly(3.0, 5.9, 1.2, 7.4);
    }

    @Test
    void of_an_lcd_each_digit_stands_and_only_the_picture_tells_a_blank_from_a_nought() {
        var lcd = meter(DisplayKind.LCD);

        assertThat(places(1.7, lcd, seen(null, 0.0, 1.0, 8.0))).isEqualTo(Arrays.asList(null, 0.0, 1.0, 7.0));
        assertThat(places(1.7, lcd, List.of())).isEqualTo(Arrays.asList(null, null, 1.0, 7.0));
        assertThat(PersonDigits.of(1_700, lcd, seen(null, 0.0, 1.0, 8.0)).get(0).blank())
                .isTrue();
    }
}
