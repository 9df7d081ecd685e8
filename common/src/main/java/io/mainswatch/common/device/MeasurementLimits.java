package io.mainswatch.common.device;

import java.time.Duration;
import java.time.Instant;

/**
 * What a reading may say at all, whatever sent it. Wider than any home's mains, narrow enough that a broken sensor or a
 * wrong unit is refused with a reason instead of spoiling a month's sum.
 */
public final class MeasurementLimits {
    /** Watts, either direction: a 3 × 250 A industrial supply stays below. */
    public static final double POWER_WATTS = 250_000;
    /** Volts between line and neutral or between lines. */
    public static final double VOLTAGE_VOLTS = 1_000;

    public static final double CURRENT_AMPS = 1_000;
    /** Watt-hours on a counter: 10 GWh, more than any domestic register shows. */
    public static final double ENERGY_WATT_HOURS = 1e10;

    public static final double FREQUENCY_HERTZ = 500;
    public static final int CHANNELS = 64;

    /** Readings before this are mistakes of a clock, not history. */
    public static final Instant EARLIEST = Instant.parse("2010-01-01T00:00:00Z");
    /** How far ahead of ours a device's clock may run. */
    public static final Duration AHEAD = Duration.ofDays(1);

    private MeasurementLimits() {}
}
