package io.mainswatch.ingest.http;

import io.mainswatch.common.failure.Failure;

/**
 * How much the door has in hand at once: requests, and the bytes their bodies may come to. What is beyond is told to
 * come back, so that ten thousand devices that return together do not fill the memory. Belongs to one event loop.
 */
final class Admission {
    private static final int MOST_REQUESTS = 4_096;
    private static final long MOST_BYTES = 64L << 20;

    private int requests;
    private long bytes;

    /** @throws Failure as unavailable when there is too much in hand already; one request is always let in */
    void enter(long bodyBytes) {
        if (requests > 0 && (requests >= MOST_REQUESTS || bytes + bodyBytes > MOST_BYTES)) {
            throw Failure.unavailable("too many requests are in hand, send it again", null);
        }
        requests++;
        bytes += bodyBytes;
    }

    /** Called once for each {@link #enter}, with the same number. */
    void leave(long bodyBytes) {
        requests--;
        bytes -= bodyBytes;
    }
}
