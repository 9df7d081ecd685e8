package io.mainswatch.ingest.protocol;

/**
 * One reading of one channel as a device told it. Primitive throughout, because a hundred thousand a second pass: an
 * absent value is {@code NaN}, an absent time or number {@link #ABSENT}.
 *
 * @param channel 1 to 64
 * @param takenAtMicros microseconds since 1970-01-01T00:00Z by the device's clock
 * @param powerWatts signed: export is negative
 * @param energyWattHours the device's own counter
 * @param boot number of the device's start
 * @param seq number of the record within that start
 * @param seqFrom the first of the numbers this record stands for, when the device has thinned several into one; else seq
 */
public record Measurement(
        int channel,
        long takenAtMicros,
        float powerWatts,
        float voltageVolts,
        float currentAmps,
        float frequencyHertz,
        float powerFactor,
        double energyWattHours,
        long boot,
        long seq,
        long seqFrom) {

    public static final long ABSENT = Long.MIN_VALUE;

    /** A record that stands for itself alone. */
    public Measurement(
            int channel,
            long takenAtMicros,
            float powerWatts,
            float voltageVolts,
            float currentAmps,
            float frequencyHertz,
            float powerFactor,
            double energyWattHours,
            long boot,
            long seq) {
        this(
                channel,
                takenAtMicros,
                powerWatts,
                voltageVolts,
                currentAmps,
                frequencyHertz,
                powerFactor,
                energyWattHours,
                boot,
                seq,
                seq);
    }

    /** Whether the device numbered this record itself. */
    public boolean isNumbered() {
        return boot != ABSENT && seq != ABSENT;
    }
}
