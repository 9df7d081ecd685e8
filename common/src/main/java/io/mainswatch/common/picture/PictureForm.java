package io.mainswatch.common.picture;

import io.mainswatch.common.failure.Failure;
import java.util.Optional;

/**
 * What a picture says of itself in its first bytes. Nothing is decoded: a few bytes that promise a billion pixels are
 * refused for what they promise.
 *
 * @param mediaType {@code image/jpeg} or {@code image/png}
 * @param width pixels
 * @param height pixels
 */
public record PictureForm(String mediaType, int width, int height) {
    /** The largest file taken. */
    public static final int MOST_BYTES = 6 << 20;
    /** The largest picture taken: a camera of 12 megapixels stays below, its decoded form fits a small machine. */
    public static final int MOST_PIXELS = 13_000_000;

    public static final int LEAST_SIDE = 16;
    public static final int MOST_SIDE = 8_192;

    private static final String EXPECTED = "expected a whole JPEG or PNG";

    /** @throws Failure invalid (field {@code picture}) when it is no picture, broken off, or too large to decode */
    public static PictureForm of(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw Failure.tooLarge("the picture has more than " + MOST_BYTES + " bytes");
        }
        var form = JpegHeader.read(bytes)
                .or(() -> PngHeader.read(bytes))
                .orElseThrow(() -> refused(bytes.length == 0 ? "empty" : "not readable"));
        if (Math.min(form.width, form.height) < LEAST_SIDE) {
            throw refused(form.width + " × " + form.height + " pixels, at least " + LEAST_SIDE + " each way");
        }
        if (Math.max(form.width, form.height) > MOST_SIDE || (long) form.width * form.height > MOST_PIXELS) {
            throw refused(form.width + " × " + form.height + " pixels, at most " + MOST_PIXELS + " together");
        }
        if (!form.isWhole(bytes)) {
            throw refused("broken off before its end");
        }
        return form;
    }

    /** The ending of its file's name. */
    public String extension() {
        return mediaType.equals("image/png") ? ".png" : ".jpg";
    }

    /** The media type by which a stored file is served. */
    public static Optional<String> mediaTypeOf(String name) {
        return name.endsWith(".png")
                ? Optional.of("image/png")
                : name.endsWith(".jpg") ? Optional.of("image/jpeg") : Optional.empty();
    }

    private boolean isWhole(byte[] bytes) {
        return mediaType.equals("image/png") ? PngHeader.isWhole(bytes) : JpegHeader.isWhole(bytes);
    }

    private static Failure refused(String why) {
        return Failure.invalid("picture", why + ", " + EXPECTED);
    }
}
