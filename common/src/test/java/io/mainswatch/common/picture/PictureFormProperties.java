package io.mainswatch.common.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mainswatch.common.failure.Failure;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PictureFormProperties {
    private static byte[] picture(String format, int width, int height) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    @Property(tries = 50)
    void size_and_kind_are_told_without_decoding(
            @ForAll @IntRange(min = 16, max = 300) int width, @ForAll @IntRange(min = 16, max = 300) int height) {
        assertThat(PictureForm.of(picture("png", width, height)))
                .isEqualTo(new PictureForm("image/png", width, height));
        assertThat(PictureForm.of(picture("jpg", width, height)))
                .isEqualTo(new PictureForm("image/jpeg", width, height));
    }

    @Property(tries = 200)
    void whatever_is_broken_is_refused_and_never_a_defect(@ForAll long seed, @ForAll boolean png) {
        var random = new Random(seed);
        var bytes = picture(png ? "png" : "jpg", 40, 30);
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            bytes[random.nextInt(Math.min(60, bytes.length))] = (byte) random.nextInt(256);
        }
        var cut = Arrays.copyOf(bytes, random.nextInt(bytes.length));
        for (byte[] bad : new byte[][] {bytes, cut}) {
            try {
                PictureForm.of(bad);
            } catch (Failure refused) {
                assertThat(refused.kind().status()).isIn(400, 413);
            }
        }
    }

    @Example
    void a_bomb_is_refused_for_what_it_promises() {
        var bomb = picture("png", 40, 30);
        ByteBuffer.wrap(bomb).putInt(16, 30_000).putInt(20, 30_000);

        assertThatThrownBy(() -> PictureForm.of(bomb))
                .isInstanceOfSatisfying(
                        Failure.class,
                        refused -> assertThat(refused.violations())
                                .singleElement()
                                .satisfies(one -> assertThat(one.message()).contains("pixels")));
    }

    @Example
    void half_a_picture_is_refused() {
        for (var format : new String[] {"png", "jpg"}) {
            var whole = picture(format, 40, 30);
            assertThatThrownBy(() -> PictureForm.of(Arrays.copyOf(whole, whole.length - 3)))
                    .isInstanceOf(Failure.class);
        }
    }
}
