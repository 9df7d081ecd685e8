package io.mainswatch.simulator.meter;

import io.mainswatch.simulator.transport.BackOff;
import java.time.Duration;

/**
 * How a meter keeps its connection.
 *
 * @param keepAlive what it promises the server, whole seconds
 * @param answerWithin how long CONNACK or PUBACK may take before it connects anew
 * @param backOff the waits between attempts
 * @param bufferBound how many unacknowledged readings it keeps
 */
public record LinkSettings(Duration keepAlive, Duration answerWithin, BackOff backOff, int bufferBound) {
    /** A day of readings at one every five seconds. */
    private static final int DAY_OF_READINGS = 17_280;

    public LinkSettings {
        if (keepAlive.toSeconds() < 1 || keepAlive.toSeconds() > 65_535) {
            throw new IllegalArgumentException("keep-alive lies between 1 and 65535 s");
        }
        if (answerWithin.toMillis() < 1) {
            throw new IllegalArgumentException("a server needs at least a millisecond to answer");
        }
        if (bufferBound < 1) {
            throw new IllegalArgumentException("a meter keeps at least one reading");
        }
    }

    public static LinkSettings standard() {
        return new LinkSettings(
                Duration.ofSeconds(30),
                Duration.ofSeconds(20),
                new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(30)),
                DAY_OF_READINGS);
    }
}
