package io.mainswatch.simulator.meter;

import java.time.Duration;

/** How the meters of a household behave: how often they report, how they connect, how long they take to boot. */
public record MeterSettings(Intervals intervals, LinkSettings link, Duration bootTime) {
    public MeterSettings {
        if (bootTime.isNegative()) {
            throw new IllegalArgumentException("booting takes time");
        }
    }

    public static MeterSettings standard() {
        return new MeterSettings(Intervals.standard(), LinkSettings.standard(), Duration.ofSeconds(3));
    }
}
