package io.mainswatch.simulator.phone;

import java.time.Instant;

/** What the phone said of itself at one instant; {@code batteryPercent} lies between 0 and 100. */
public record Beat(Instant at, boolean charging, int batteryPercent, Network network) {
    public Beat {
        if (batteryPercent < 0 || batteryPercent > 100) {
            throw new IllegalArgumentException("a battery holds 0 to 100 %, not " + batteryPercent);
        }
    }
}
