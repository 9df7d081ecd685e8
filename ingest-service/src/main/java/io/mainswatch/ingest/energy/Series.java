package io.mainswatch.ingest.energy;

import java.util.Arrays;

/** Readings of one channel in the order of their time; absent values are NaN. Primitive: a day may hold 100,000. */
final class Series {
    private long[] micros = new long[64];
    private float[] watts = new float[64];
    private double[] counterWattHours = new double[64];
    private int size;

    /** @throws IllegalArgumentException when the reading is not later than the one before */
    void add(long takenAtMicros, float powerWatts, double energyWattHours) {
        if (size > 0 && takenAtMicros <= micros[size - 1]) {
            throw new IllegalArgumentException("readings must be added in the order of their time");
        }
        if (size == micros.length) {
            grow();
        }
        micros[size] = takenAtMicros;
        watts[size] = powerWatts;
        counterWattHours[size] = energyWattHours;
        size++;
    }

    int size() {
        return size;
    }

    long micros(int place) {
        return micros[place];
    }

    boolean hasPower(int place) {
        return !Float.isNaN(watts[place]);
    }

    float watts(int place) {
        return watts[place];
    }

    boolean hasCounter(int place) {
        return !Double.isNaN(counterWattHours[place]);
    }

    double counterWattHours(int place) {
        return counterWattHours[place];
    }

    private void grow() {
        micros = Arrays.copyOf(micros, 2 * size);
        watts = Arrays.copyOf(watts, 2 * size);
        counterWattHours = Arrays.copyOf(counterWattHours, 2 * size);
    }
}
