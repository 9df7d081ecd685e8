package io.mainswatch.ingest.picture.reader;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.ingest.picture.reader.ReadOutcome.Reason;
import io.mainswatch.ingest.picture.reader.ReadOutcome.Refused;
import io.mainswatch.ingest.picture.reader.ReadOutcome.Seen;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegisterReaderTest {
    private static final RegisterReader READER = RegisterReader.shipped();
    private static final MeterSetup WATER = Photos.setup(Photos.WATER);
    private static final ReferencePicture WATER_THEN = Photos.reference(Photos.WATER);

    private static Reason refused(GreyPicture picture) {
        assertThat(READER.read(picture, WATER, WATER_THEN)).isInstanceOf(Refused.class);
        return ((Refused) READER.read(picture, WATER, WATER_THEN)).reason();
    }

    @Test
    void a_meter_seen_in_a_mirror_is_read() {
        var outcome = READER.read(
                Photos.bytes(Photos.MIRRORED), Photos.setup(Photos.MIRRORED), Photos.reference(Photos.MIRRORED));

        assertThat(outcome).isInstanceOf(Seen.class);
        var seen = (Seen) outcome;
        assertThat(seen.written()).isEqualTo("036109.7");
        assertThat(seen.value()).isEqualByComparingTo(new BigDecimal("36109.7"));
        assertThat(seen.register().unit()).isEqualTo(RegisterUnit.KILOWATT_HOURS);
    }

    @Test
    void a_later_picture_is_read_by_the_first_ones_set_up() {
        for (var photo : List.of(Photos.WATER, Photos.WATER_LATER)) {
            var seen = (Seen) READER.read(Photos.bytes(photo), WATER, WATER_THEN);

            assertThat(seen.written()).isEqualTo("01340.077");
            assertThat(seen.exactValue()).isBetween(new BigDecimal("1340.0771"), new BigDecimal("1340.0777"));
        }
    }

    @Test
    void a_camera_that_moved_reads_on() {
        var move = Affine.shift(-22, 31).after(Affine.turn(2.4).about(320, 240));

        var seen = (Seen) READER.read(Photos.moved(WATER_THEN.raw(), move), WATER, WATER_THEN);

        assertThat(seen.written()).isEqualTo("01340.077");
        assertThat(seen.alignment()).isBetween(0.8, 1.0);
    }

    @Test
    void a_night_without_light_is_dark() {
        assertThat(refused(Photos.lit(WATER_THEN.raw(), level -> level / 16))).isIn(Reason.DARK, Reason.NOT_ALIGNED);
    }

    @Test
    void a_reflection_on_a_digit_is_glare() {
        var raw = WATER_THEN.raw();
        var levels = raw.levels().clone();
        for (int y = 100; y < 150; y++) {
            for (int x = 250; x < 300; x++) {
                levels[y * raw.width() + x] = (byte) 255;
            }
        }

        assertThat(refused(new GreyPicture(raw.width(), raw.height(), levels))).isEqualTo(Reason.GLARE);
    }

    @Test
    void a_picture_out_of_focus_is_blurred() {
        var raw = WATER_THEN.raw();
        var levels = new byte[raw.levels().length];
        for (int y = 0; y < raw.height(); y++) {
            for (int x = 0; x < raw.width(); x++) {
                levels[y * raw.width() + x] = (byte) meanAround(raw, x, y);
            }
        }

        var outcome = READER.read(new GreyPicture(raw.width(), raw.height(), levels), withoutMarks(), WATER_THEN);
        assertThat(((Refused) outcome).reason()).isEqualTo(Reason.BLURRED);
    }

    private static MeterSetup withoutMarks() {
        return new MeterSetup(
                Orientation.AS_TAKEN, List.of(), WATER.digits(), WATER.display(), WATER.register(), WATER.threshold());
    }

    private static int meanAround(GreyPicture picture, int x, int y) {
        int sum = 0;
        for (int dy = -9; dy <= 9; dy++) {
            for (int dx = -9; dx <= 9; dx++) {
                sum += picture.at(x + dx, y + dy);
            }
        }
        return sum / 361;
    }

    @Test
    void another_meter_is_not_aligned_and_no_picture_is_unreadable() {
        assertThat(refused(Photos.reference(Photos.MIRRORED).raw())).isEqualTo(Reason.NOT_ALIGNED);
        var text = READER.read("a letter".getBytes(UTF_8), WATER, WATER_THEN);
        assertThat(((Refused) text).reason()).isEqualTo(Reason.UNREADABLE);
    }

    @Test
    void digits_outside_of_a_smaller_picture_are_not_aligned() {
        var small = new GreyPicture(160, 120, new byte[160 * 120]);

        var outcome = READER.read(small, withoutMarks(), WATER_THEN);

        assertThat(((Refused) outcome).reason()).isEqualTo(Reason.NOT_ALIGNED);
    }

    @Test
    void what_was_seen_can_be_drawn_even_of_a_refusal() {
        byte[] image = Photos.bytes(Photos.WATER);
        for (var outcome : List.of(READER.read(image, WATER, WATER_THEN), new Refused(Reason.DARK, "too dark"))) {
            var drawn = AnnotatedPicture.draw(image, WATER, WATER_THEN, outcome);

            assertThat(drawn.getWidth()).isEqualTo(640);
            assertThat(drawn.getHeight()).isGreaterThan(480);
        }
    }
}
