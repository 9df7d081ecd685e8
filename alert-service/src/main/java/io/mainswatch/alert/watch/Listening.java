package io.mainswatch.alert.watch;

import java.time.Duration;
import java.time.Instant;

/**
 * The uninterrupted time, up to now, in which we were able to hear. Silence counts only inside it: whatever was not
 * heard while we were deaf says nothing about the device.
 *
 * @param from when it began
 * @param resumed whether a deaf time went before: devices then first have to find us again
 */
public record Listening(Instant from, boolean resumed) {
    /** What a device may need to reconnect after we were away; its whole cadence and grace follow on top. */
    static final Duration RECONNECTING = Duration.ofSeconds(10);

    /** The instant from which silence counts. */
    public Instant countsFrom() {
        return resumed ? from.plus(RECONNECTING) : from;
    }
}
