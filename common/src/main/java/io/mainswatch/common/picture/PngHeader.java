package io.mainswatch.common.picture;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** The first and the last chunk of a PNG (ISO/IEC 15948). */
final class PngHeader {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte[] FIRST = "IHDR".getBytes(US_ASCII);
    private static final byte[] LAST = "IEND".getBytes(US_ASCII);
    private static final int SIZE_AT = 16;
    /** Length, name and check sum of the chunk that ends it. */
    private static final int LAST_BYTES = 12;

    private PngHeader() {}

    static Optional<PictureForm> read(byte[] bytes) {
        if (bytes.length < SIZE_AT + 8 + LAST_BYTES || !has(bytes, 0, SIGNATURE) || !has(bytes, 12, FIRST)) {
            return Optional.empty();
        }
        var size = ByteBuffer.wrap(bytes, SIZE_AT, 8);
        return Optional.of(new PictureForm("image/png", clamped(size.getInt()), clamped(size.getInt())));
    }

    static boolean isWhole(byte[] bytes) {
        return has(bytes, bytes.length - 8, LAST);
    }

    /** Four bytes without a sign; what is beyond an int is as much too large as the largest int. */
    private static int clamped(int side) {
        return side < 0 ? Integer.MAX_VALUE : side;
    }

    private static boolean has(byte[] bytes, int at, byte[] part) {
        return Arrays.equals(bytes, at, at + part.length, part, 0, part.length);
    }
}
