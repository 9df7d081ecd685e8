package io.mainswatch.ingest.picture.reader;

import io.mainswatch.common.failure.Failure;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Pictures as they arrive: JPEG or PNG, refused by their length, kind and size before a pixel is decoded, so that a small
 * file cannot ask for much memory.
 */
public final class Pictures {
    /** The longest file, in bytes. */
    public static final int MOST_BYTES = 12 * 1024 * 1024;

    /** The longest side, in pixels. */
    public static final int MOST_SIDE = 8_192;

    /** The largest picture, in pixels. */
    public static final int MOST_PIXELS = 16_000_000;

    /** The shortest side of a picture worth looking at, in pixels. */
    public static final int LEAST_SIDE = 8;

    static {
        // Nothing of a picture is ever put on the disk to read it.
        ImageIO.setUseCache(false);
    }

    private Pictures() {}

    /** What a file says of itself. */
    public record Size(String format, int width, int height) {}

    /**
     * The kind and size of a picture, from its first bytes alone.
     *
     * @throws Failure when it is none we take, or larger than we take
     */
    public static Size inspect(byte[] file) {
        var format = format(file);
        try (var reader = Opened.of(file, format)) {
            var size = new Size(format, reader.width(), reader.height());
            requireSize(size);
            return size;
        } catch (IOException | RuntimeException e) {
            throw refusal(e);
        }
    }

    /**
     * The whole picture in shades of grey.
     *
     * @throws Failure when it is none we take, larger than we take, or damaged
     */
    public static GreyPicture decode(byte[] file) {
        return GreyPicture.of(decodeColour(file));
    }

    /**
     * The whole picture in colour.
     *
     * @throws Failure when it is none we take, larger than we take, or damaged
     */
    public static BufferedImage decodeColour(byte[] file) {
        var size = inspect(file);
        try (var reader = Opened.of(file, size.format())) {
            return reader.image();
        } catch (IOException | RuntimeException e) {
            throw refusal(e);
        }
    }

    private static Failure refusal(Exception cause) {
        return cause instanceof Failure failure
                ? failure
                : Failure.invalid("the picture is damaged, expected a whole JPEG or PNG");
    }

    private static String format(byte[] file) {
        if (file.length > MOST_BYTES) {
            throw Failure.tooLarge("the picture has " + file.length + " bytes, expected at most " + MOST_BYTES);
        }
        if (startsWith(file, 0xFF, 0xD8, 0xFF)) {
            return "jpeg";
        }
        if (startsWith(file, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A)) {
            return "png";
        }
        throw Failure.invalid("this is no picture we know, expected a JPEG or PNG");
    }

    private static boolean startsWith(byte[] file, int... head) {
        if (file.length < head.length) {
            return false;
        }
        for (int i = 0; i < head.length; i++) {
            if ((file[i] & 0xFF) != head[i]) {
                return false;
            }
        }
        return true;
    }

    private static void requireSize(Size size) {
        if (size.width() > MOST_SIDE
                || size.height() > MOST_SIDE
                || (long) size.width() * size.height() > MOST_PIXELS) {
            throw Failure.tooLarge("the picture is " + size.width() + "x" + size.height() + ", expected at most "
                    + MOST_PIXELS + " pixels and no side above " + MOST_SIDE);
        }
        if (size.width() < LEAST_SIDE || size.height() < LEAST_SIDE) {
            throw Failure.invalid("the picture is " + size.width() + "x" + size.height() + ", expected at least "
                    + LEAST_SIDE + " pixels each way");
        }
    }

    /** A decoder over the bytes, closed with its stream. */
    private record Opened(ImageReader reader, MemoryCacheImageInputStream stream) implements AutoCloseable {
        static Opened of(byte[] file, String format) {
            var reader = ImageIO.getImageReadersByFormatName(format).next();
            var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(file));
            reader.setInput(stream, true, true);
            return new Opened(reader, stream);
        }

        int width() throws IOException {
            return reader.getWidth(0);
        }

        int height() throws IOException {
            return reader.getHeight(0);
        }

        BufferedImage image() throws IOException {
            return reader.read(0);
        }

        @Override
        public void close() throws IOException {
            reader.dispose();
            stream.close();
        }
    }
}
