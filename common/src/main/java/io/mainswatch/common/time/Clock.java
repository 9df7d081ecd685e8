package io.mainswatch.common.time;

import java.time.Instant;

/**
 * The program's one clock. Wall time names instants; monotonic time measures how long; trust says whether wall time may
 * be believed at all: a Raspberry Pi boots with an old time exactly after a power cut.
 */
public interface Clock {
    /** Wall time, to the microsecond, which is what the database keeps. */
    Instant now();

    /** Monotonic time in nanoseconds from an arbitrary origin; never goes back, unmoved by a change of the wall clock. */
    long nanos();

    /** Whether wall time may be used to judge: no flip, schedule or signature window is judged while it is false. */
    boolean trusted();
}
