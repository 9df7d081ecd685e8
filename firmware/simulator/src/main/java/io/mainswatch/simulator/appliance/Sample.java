package io.mainswatch.simulator.appliance;

import java.time.Instant;

/** What a meter sees at one instant: volts, amps, watts, its counter in watt hours, hertz and the power factor. */
public record Sample(
        Instant at,
        double volts,
        double amps,
        double watts,
        double counterWattHours,
        double hertz,
        double powerFactor) {

    public Sample {
        if (watts < 0 || amps < 0 || volts < 0 || counterWattHours < 0) {
            throw new IllegalArgumentException("a meter of one household never sees less than nothing");
        }
        if (powerFactor <= 0 || powerFactor > 1) {
            throw new IllegalArgumentException("power factor must lie above 0 and at most at 1, not " + powerFactor);
        }
    }

    /** The value as the meter's display shows it, rounded to {@code digits} decimals. */
    public static double rounded(double value, int digits) {
        double scale = Math.pow(10, digits);
        return Math.round(value * scale) / scale;
    }
}
