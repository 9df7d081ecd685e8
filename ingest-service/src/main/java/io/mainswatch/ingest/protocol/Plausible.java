package io.mainswatch.ingest.protocol;

import io.mainswatch.common.device.MeasurementLimits;
import io.mainswatch.common.failure.Failure;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Refuses what no meter can mean, before it comes near the database. */
public final class Plausible {
    private static final long EARLIEST_MICROS = micros(MeasurementLimits.EARLIEST);
    private static final long AHEAD_MICROS = MeasurementLimits.AHEAD.toNanos() / 1_000;
    /** Numbers that every JSON reader keeps exactly. */
    private static final long LARGEST_NUMBER = 1L << 53;

    private Plausible() {}

    /**
     * The value itself.
     *
     * @throws Failure naming field, value and range
     */
    static double within(String field, double value, double least, double most) {
        if (value >= least && value <= most) {
            return value;
        }
        throw Failure.invalid(field + ": " + value + "; expected " + plain(least) + " to " + plain(most));
    }

    /** Like the other, for whole numbers. */
    static long within(String field, long value, long least, long most) {
        if (value >= least && value <= most) {
            return value;
        }
        throw Failure.invalid(field + ": " + value + "; expected " + least + " to " + most);
    }

    /** A device's own number of a start or a record. */
    static long number(String field, long value) {
        return within(field, value, 0, LARGEST_NUMBER);
    }

    /**
     * Why the reading cannot be kept, or null when it can. The last check before a row joins a batch.
     *
     * @param timeField what the sender calls the time of a reading
     */
    public static @Nullable String objection(Measurement reading, long nowMicros, String timeField) {
        if (reading.channel() < 1 || reading.channel() > MeasurementLimits.CHANNELS) {
            return "channel: " + reading.channel() + "; expected 1 to " + MeasurementLimits.CHANNELS;
        }
        long at = reading.takenAtMicros();
        if (at != Measurement.ABSENT && (at < EARLIEST_MICROS || at > nowMicros + AHEAD_MICROS)) {
            return timeField + ": " + instant(at) + "; expected " + MeasurementLimits.EARLIEST + " to a day from now";
        }
        if (isOdd(reading.powerWatts(), -MeasurementLimits.POWER_WATTS, MeasurementLimits.POWER_WATTS)) {
            return outside("power", reading.powerWatts(), MeasurementLimits.POWER_WATTS);
        }
        if (isOdd(reading.voltageVolts(), 0, MeasurementLimits.VOLTAGE_VOLTS)) {
            return outside("voltage", reading.voltageVolts(), MeasurementLimits.VOLTAGE_VOLTS);
        }
        if (isOdd(reading.currentAmps(), -MeasurementLimits.CURRENT_AMPS, MeasurementLimits.CURRENT_AMPS)) {
            return outside("current", reading.currentAmps(), MeasurementLimits.CURRENT_AMPS);
        }
        if (isOdd(reading.energyWattHours(), 0, MeasurementLimits.ENERGY_WATT_HOURS)) {
            return outside("energy", reading.energyWattHours(), MeasurementLimits.ENERGY_WATT_HOURS);
        }
        if (isOdd(reading.frequencyHertz(), 0, MeasurementLimits.FREQUENCY_HERTZ)) {
            return outside("frequency", reading.frequencyHertz(), MeasurementLimits.FREQUENCY_HERTZ);
        }
        return isOdd(reading.powerFactor(), -1, 1) ? outside("pf", reading.powerFactor(), 1) : null;
    }

    /** Absent is not odd. */
    private static boolean isOdd(double value, double least, double most) {
        return value < least || value > most;
    }

    private static String outside(String field, double value, double most) {
        return field + ": " + value + "; expected at most " + plain(most) + " and of the right sign";
    }

    private static String plain(double limit) {
        return limit == Math.rint(limit) ? Long.toString((long) limit) : Double.toString(limit);
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }
}
