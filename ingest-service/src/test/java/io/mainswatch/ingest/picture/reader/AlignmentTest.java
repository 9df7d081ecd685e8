package io.mainswatch.ingest.picture.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlignmentTest {
    private static final int MOVES = 8;

    @ParameterizedTest
    @ValueSource(strings = {Photos.MIRRORED, Photos.WATER})
    void a_camera_that_moved_and_turned_is_followed_to_a_twentieth_of_a_digit(String photo) {
        var setup = Photos.setup(photo);
        var raw = Photos.reference(photo).raw();
        var random = new SplittableRandom(4);
        for (int i = 0; i < MOVES; i++) {
            var move = Affine.shift(40 - 80 * random.nextDouble(), 40 - 80 * random.nextDouble())
                    .after(Affine.turn(3 - 6 * random.nextDouble()).about(raw.width() / 2.0, raw.height() / 2.0));
            var reference = View.of(raw, setup.orientation());
            var picture = View.of(Photos.moved(raw, move), setup.orientation());

            var found = Alignment.find(reference, picture, setup.marks());

            assertThat(found.good()).as("move %d scores %.2f", i, found.score()).isTrue();
            for (var box : setup.digits()) {
                double rawX = reference.toRaw().mapX(box.centreX(), box.centreY());
                double rawY = reference.toRaw().mapY(box.centreX(), box.centreY());
                double x = found.toPicture().mapX(box.centreX(), box.centreY());
                double y = found.toPicture().mapY(box.centreX(), box.centreY());
                double off = Math.hypot(
                        picture.toRaw().mapX(x, y) - move.mapX(rawX, rawY),
                        picture.toRaw().mapY(x, y) - move.mapY(rawX, rawY));
                assertThat(off).as("move %d, digit at %.0f", i, box.x()).isLessThan(box.width() * 0.05);
            }
        }
    }

    @Test
    void another_picture_of_the_same_meter_in_other_light_is_found() {
        var setup = Photos.setup(Photos.WATER);
        var now = View.of(
                Photos.lit(Photos.reference(Photos.WATER_LATER).raw(), level -> 20 + level / 2), setup.orientation());

        var found =
                Alignment.find(View.of(Photos.reference(Photos.WATER).raw(), setup.orientation()), now, setup.marks());

        assertThat(found.score()).isGreaterThan(0.8);
        assertThat(Math.hypot(
                        found.toPicture().mapX(300, 130) - 300,
                        found.toPicture().mapY(300, 130) - 130))
                .isLessThan(2);
    }

    @Test
    void another_meter_and_a_camera_that_moved_too_far_are_refused() {
        var setup = Photos.setup(Photos.WATER);
        var reference = View.of(Photos.reference(Photos.WATER).raw(), setup.orientation());
        var other = View.of(Photos.reference(Photos.MIRRORED).raw(), setup.orientation());
        var far = View.of(Photos.moved(reference.raw(), Affine.shift(110, 0)), setup.orientation());

        assertThat(Alignment.find(reference, other, setup.marks()).good()).isFalse();
        assertThat(Alignment.find(reference, far, setup.marks()).good()).isFalse();
    }

    @Test
    void without_marks_everything_is_where_it_was() {
        var setup = Photos.setup(Photos.WATER);
        var view = View.of(Photos.reference(Photos.WATER).raw(), setup.orientation());

        assertThat(Alignment.find(view, view, java.util.List.of())).isEqualTo(new Alignment(Affine.IDENTITY, 1));
    }
}
