package io.mainswatch.ingest.signature;

import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.time.Clock;

/** Whether a signature is of now. Judged by a clock that is trusted, or not at all. */
public final class Freshness {
    /** How far a device's clock may be off, either way. */
    public static final long WINDOW_SECONDS = 300;

    private Freshness() {}

    /**
     * @throws Failure as unavailable while our own clock is not trusted (the device keeps its records and comes back), as
     *     unauthenticated when the signature is too old or from the future
     */
    public static void require(SignedNumbers numbers, Clock clock) {
        if (!clock.trusted()) {
            throw Failure.unavailable("the server does not know the time yet, send it again", null);
        }
        long ahead = numbers.timestamp() - clock.now().getEpochSecond();
        if (Math.abs(ahead) > WINDOW_SECONDS) {
            throw Failure.unauthenticated("X-Timestamp is " + Math.abs(ahead) + " s "
                    + (ahead < 0 ? "behind" : "ahead of") + " the server's time, expected within " + WINDOW_SECONDS
                    + " s");
        }
    }
}
