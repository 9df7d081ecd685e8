package io.mainswatch.ingest.http;

import io.mainswatch.common.failure.Failure;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of a body as the parser takes them, counted, so that a small body cannot swell without end; the last ones
 * are remembered, so that a record that is refused can be shown as it came.
 */
final class InflatedBytes extends FilterInputStream {
    static final long MOST_BYTES = 64L << 20;
    /** Twice the parser's own buffer and more: a record of usual size is still here when it is judged. */
    private static final int REMEMBERED = 1 << 15;

    private final byte[] recent = new byte[REMEMBERED];
    private long count;

    InflatedBytes(InputStream in) {
        super(in);
    }

    /** @throws Failure when the body is larger than {@link #MOST_BYTES} */
    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, Math.min(length, REMEMBERED));
        if (read <= 0) {
            return read;
        }
        int start = (int) (count % REMEMBERED);
        int first = Math.min(read, REMEMBERED - start);
        System.arraycopy(into, offset, recent, start, first);
        System.arraycopy(into, offset + first, recent, 0, read - first);
        count += read;
        if (count > MOST_BYTES) {
            throw Failure.tooLarge("the body inflates to more than " + (MOST_BYTES >> 20) + " MB");
        }
        return read;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    /** The bytes between two places, at most so many; none when they are forgotten already. */
    byte[] between(long from, long to, int most) {
        if (from < Math.max(0, count - REMEMBERED) || to <= from || to > count) {
            return new byte[0];
        }
        var bytes = new byte[(int) Math.min(to - from, most)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = recent[(int) ((from + i) % REMEMBERED)];
        }
        return bytes;
    }
}
