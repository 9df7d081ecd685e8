package io.mainswatch.ingest.picture.reader;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mainswatch.common.failure.Failure;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PicturesTest {
    private static byte[] file(String format, int width, int height) throws IOException {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(width / 2, height / 2, 0xFFFFFF);
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }

    private static Failure refused(byte[] file) {
        return catchThrowableOfType(Failure.class, () -> Pictures.decode(file));
    }

    @Test
    void jpeg_and_png_are_taken() throws IOException {
        for (var format : new String[] {"jpeg", "png"}) {
            assertThat(Pictures.inspect(file(format, 40, 30))).isEqualTo(new Pictures.Size(format, 40, 30));
            assertThat(Pictures.decode(file(format, 40, 30)).at(20, 15)).isGreaterThan(150);
        }
    }

    @Test
    void other_kinds_are_refused() throws IOException {
        assertThat(refused(file("gif", 40, 30))).hasMessageContaining("expected a JPEG or PNG");
        assertThat(refused(file("bmp", 40, 30))).hasMessageContaining("expected a JPEG or PNG");
        assertThat(refused(new byte[0])).hasMessageContaining("expected a JPEG or PNG");
        assertThat(refused("<svg/>".getBytes(UTF_8)).kind()).isEqualTo(Failure.Kind.INVALID);
    }

    @Test
    void a_small_file_that_claims_a_huge_picture_is_refused_before_it_is_decoded() throws IOException {
        byte[] png = file("png", 40, 30);
        var header = ByteBuffer.wrap(png);
        header.putInt(16, 60_000).putInt(20, 60_000);
        var crc = new CRC32();
        crc.update(png, 12, 17);
        header.putInt(29, (int) crc.getValue());

        assertThat(refused(png).kind()).isEqualTo(Failure.Kind.TOO_LARGE);
        assertThat(refused(png)).hasMessageContaining("60000x60000");
    }

    @Test
    void a_long_file_and_a_tiny_picture_are_refused() throws IOException {
        assertThat(refused(new byte[Pictures.MOST_BYTES + 1]).kind()).isEqualTo(Failure.Kind.TOO_LARGE);
        assertThat(refused(file("png", 7, 30))).hasMessageContaining("at least 8");
    }

    @Test
    void damaged_pictures_are_refused_and_nothing_else_is_thrown() throws IOException {
        var random = new Random(7);
        int noticed = 0;
        for (var format : new String[] {"jpeg", "png"}) {
            byte[] whole = file(format, 64, 64);
            for (int round = 0; round < 150; round++) {
                byte[] bad = Arrays.copyOf(whole, 4 + random.nextInt(whole.length - 4));
                for (int i = 0; i < 3; i++) {
                    bad[3 + random.nextInt(bad.length - 3)] = (byte) random.nextInt();
                }
                // Some damage goes unnoticed; what is noticed is a refusal.
                noticed += refused(bad) == null ? 0 : 1;
            }
        }
        assertThat(noticed).isPositive();
        assertThat(refused(Arrays.copyOf(file("png", 64, 64), 60))).hasMessageContaining("damaged");
    }
}
