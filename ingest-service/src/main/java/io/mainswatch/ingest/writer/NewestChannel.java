package io.mainswatch.ingest.writer;

import io.mainswatch.ingest.protocol.Measurement;

/** The newest value of each quantity of one channel, and the last receive time handed out on it. */
final class NewestChannel {
    final int channelId;
    long stampMicros;
    long takenAtMicros = Long.MIN_VALUE;
    double energyWattHours = Double.NaN;
    float powerWatts = Float.NaN;
    float voltageVolts = Float.NaN;
    float currentAmps = Float.NaN;
    float frequencyHertz = Float.NaN;
    float powerFactor = Float.NaN;
    /** Whether it changed since it was last written. */
    boolean dirty;

    NewestChannel(int channelId) {
        this.channelId = channelId;
    }

    /** The receive time of the next message on this channel: later than any before it. */
    long stamp(long nowMicros) {
        stampMicros = Math.max(nowMicros, stampMicros + 1);
        return stampMicros;
    }

    /** Takes over a newer reading; what it does not say stays. */
    boolean offer(Measurement reading, long atMicros) {
        if (atMicros < takenAtMicros) {
            return false;
        }
        takenAtMicros = atMicros;
        powerWatts = newer(reading.powerWatts(), powerWatts);
        voltageVolts = newer(reading.voltageVolts(), voltageVolts);
        currentAmps = newer(reading.currentAmps(), currentAmps);
        frequencyHertz = newer(reading.frequencyHertz(), frequencyHertz);
        powerFactor = newer(reading.powerFactor(), powerFactor);
        energyWattHours = Double.isNaN(reading.energyWattHours()) ? energyWattHours : reading.energyWattHours();
        return true;
    }

    private static float newer(float value, float older) {
        return Float.isNaN(value) ? older : value;
    }
}
