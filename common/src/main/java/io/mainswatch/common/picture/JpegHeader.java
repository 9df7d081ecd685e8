package io.mainswatch.common.picture;

import java.util.Optional;

/** The frame header of a JPEG (ITU T.81, annex B): markers are walked up to the one that gives the size. */
final class JpegHeader {
    private static final int START = 0xD8;
    private static final int END = 0xD9;
    private static final int SCAN = 0xDA;
    private static final int LENGTH_BYTES = 2;
    /** Some cameras fill their last block; more than this behind the end is another thing. */
    private static final int MOST_PADDING = 4_096;

    private JpegHeader() {}

    static Optional<PictureForm> read(byte[] bytes) {
        if (bytes.length < 4 || marker(bytes, 0) != START) {
            return Optional.empty();
        }
        int at = 2;
        while (at + 9 < bytes.length) {
            int marker = marker(bytes, at);
            if (marker == 0xFF) {
                at++;
                continue;
            }
            if (marker < 0xC0 || marker == SCAN || marker == END) {
                return Optional.empty();
            }
            if (isFrame(marker)) {
                return Optional.of(new PictureForm("image/jpeg", number(bytes, at + 7), number(bytes, at + 5)));
            }
            at += 2 + Math.max(LENGTH_BYTES, number(bytes, at + 2));
        }
        return Optional.empty();
    }

    static boolean isWhole(byte[] bytes) {
        int last = bytes.length - 1;
        while (last > 1 && bytes.length - last < MOST_PADDING && bytes[last] == 0) {
            last--;
        }
        return marker(bytes, last - 1) == END;
    }

    /** SOF0 … SOF15 without the three that are no frames (DHT, JPG, DAC). */
    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    /** The marker's code, 0 where there is none. */
    private static int marker(byte[] bytes, int at) {
        return at >= 0 && (bytes[at] & 0xFF) == 0xFF ? bytes[at + 1] & 0xFF : 0;
    }

    private static int number(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
    }
}
