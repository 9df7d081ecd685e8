package io.mainswatch.ingest.http;

import io.mainswatch.common.device.MeasurementLimits;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a reading over HTTP may say, and within which bounds. */
enum ReadingField {
    AT("at", 0, 0),
    AGE("ageMs", 0, Duration.ofDays(400).toMillis()),
    CHANNEL("channel", 1, MeasurementLimits.CHANNELS),
    POWER("powerWatts", -MeasurementLimits.POWER_WATTS, MeasurementLimits.POWER_WATTS),
    VOLTAGE("voltageVolts", 0, MeasurementLimits.VOLTAGE_VOLTS),
    CURRENT("currentAmps", -MeasurementLimits.CURRENT_AMPS, MeasurementLimits.CURRENT_AMPS),
    FREQUENCY("frequencyHertz", 0, MeasurementLimits.FREQUENCY_HERTZ),
    FACTOR("powerFactor", -1, 1),
    ENERGY("energyWh", 0, MeasurementLimits.ENERGY_WATT_HOURS),
    /** Up to the largest number that every JSON reader keeps exactly. */
    BOOT("boot", 0, 1L << 53),
    SEQ("seq", 0, 1L << 53),
    /** A record that stands for several, or a range that is lost. */
    SEQ_FROM("seqFrom", 0, 1L << 53),
    SEQ_TO("seqTo", 0, 1L << 53),
    LOST("lost", 0, 0);

    private static final Map<String, ReadingField> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(field -> field.wire, Function.identity()));

    private final String wire;
    private final double least;
    private final double most;

    ReadingField(String wire, double least, double most) {
        this.wire = wire;
        this.least = least;
        this.most = most;
    }

    static @Nullable ReadingField of(String wire) {
        return BY_NAME.get(wire);
    }

    String wire() {
        return wire;
    }

    boolean isWhole() {
        return this == AGE || this == CHANNEL || isNumber();
    }

    /** Whether it belongs to the device's own numbering of its records. */
    boolean isNumber() {
        return compareTo(BOOT) >= 0 && compareTo(SEQ_TO) <= 0;
    }

    boolean isMeasured() {
        return compareTo(POWER) >= 0 && compareTo(ENERGY) <= 0;
    }

    boolean allows(double value) {
        return value >= least && value <= most;
    }

    /** The form the field must have, in words. */
    String expected() {
        if (this == AT) {
            return "expected an instant such as 2026-01-31T18:00:00Z";
        }
        if (this == LOST) {
            return "expected true";
        }
        return "expected a " + (isWhole() ? "whole number" : "number") + " from " + (long) least + " to " + (long) most;
    }
}
