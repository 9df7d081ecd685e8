package io.mainswatch.ingest.picture.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mainswatch.ingest.picture.reader.ReadOutcome.Seen;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class DigitCropsTest {
    private static final RegisterReader READER = RegisterReader.shipped();

    private static String readOfCrops(byte[] image, String meter, MeterSetup setup) throws IOException {
        var cutBy = Photos.setup(meter);
        var crops = DigitCrops.cut(image, cutBy, Photos.reference(meter));
        return ((Seen) READER.read(DigitCrops.open(crops, cutBy, setup).orElseThrow(), setup)).written();
    }

    @Test
    void what_is_left_of_a_picture_reads_as_the_whole_did() throws IOException {
        assertThat(readOfCrops(Photos.bytes(Photos.MIRRORED), Photos.MIRRORED, Photos.setup(Photos.MIRRORED)))
                .isEqualTo("036109.7");
        assertThat(readOfCrops(Photos.bytes(Photos.WATER_LATER), Photos.WATER, Photos.setup(Photos.WATER)))
                .isEqualTo("01340.077");
    }

    @Test
    void digits_are_cut_where_they_are_when_the_camera_has_moved() throws IOException {
        var move = Affine.shift(-22, 31).after(Affine.turn(2.4).about(320, 240));
        var moved = Photos.moved(Photos.reference(Photos.WATER).raw(), move);

        assertThat(readOfCrops(png(moved), Photos.WATER, Photos.setup(Photos.WATER)))
                .isEqualTo("01340.077");
    }

    @Test
    void a_box_drawn_anew_is_read_within_the_margin_and_not_beyond() throws IOException {
        var setup = Photos.setup(Photos.WATER);
        var crops = DigitCrops.cut(Photos.bytes(Photos.WATER), setup, Photos.reference(Photos.WATER));

        assertThat(readOfCrops(Photos.bytes(Photos.WATER), Photos.WATER, moved(setup, 1)))
                .isEqualTo("01340.077");
        assertThat(DigitCrops.open(crops, setup, moved(setup, 30))).isEmpty();
        assertThat(DigitCrops.open(crops.subList(1, crops.size()), setup, setup))
                .isEmpty();
        var damaged = new ArrayList<>(crops);
        damaged.set(0, new byte[] {1});
        assertThatThrownBy(() -> DigitCrops.open(damaged, setup, setup)).isInstanceOf(IOException.class);
    }

    @Test
    void where_no_meter_is_nothing_is_cut() {
        var setup = Photos.setup(Photos.WATER);

        assertThat(DigitCrops.cut(Photos.bytes(Photos.MIRRORED), setup, Photos.reference(Photos.WATER)))
                .isEmpty();
    }

    @Test
    void what_was_taught_belongs_to_its_networks_alone() {
        var digits = READER.digits();
        var layers = TaughtLayers.of(digits, digits, DisplayKind.LCD);

        assertThat(layers.on(digits)).isPresent();
        assertThat(READER.taught(layers)).isNotSameAs(READER);
        var strange = layers.bytes().clone();
        strange[0]++;
        assertThat(READER.taught(new TaughtLayers(strange))).isSameAs(READER);
        assertThat(new TaughtLayers(strange).id()).isNotEqualTo(layers.id());
    }

    private static MeterSetup moved(MeterSetup setup, double by) {
        List<Box> digits = setup.digits().stream()
                .map(box -> new Box(box.x() + by, box.y(), box.width(), box.height()))
                .toList();
        return new MeterSetup(
                setup.orientation(), setup.marks(), digits, setup.display(), setup.register(), setup.threshold());
    }

    private static byte[] png(GreyPicture picture) throws IOException {
        var image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                image.setRGB(x, y, picture.at(x, y) * 0x10101);
            }
        }
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }
}
