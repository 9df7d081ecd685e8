package io.mainswatch.ingest.energy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The sums of one span's quarter-hours while they grow. */
final class Quarters {
    private static final double MICROS_A_SECOND = 1e6;
    private static final double SECONDS_AN_HOUR = 3_600;

    private final Span span;
    private final double[] energyWattHours;
    private final double[] wattSeconds;
    private final double[] coveredMicros;
    private final float[] min;
    private final float[] max;
    private final int[] samples;

    Quarters(Span span) {
        int count = Math.toIntExact(span.lengthMicros() / Span.QUARTER_MICROS);
        this.span = span;
        this.energyWattHours = new double[count];
        this.wattSeconds = new double[count];
        this.coveredMicros = new double[count];
        this.min = new float[count];
        this.max = new float[count];
        this.samples = new int[count];
        Arrays.fill(min, Float.NaN);
        Arrays.fill(max, Float.NaN);
    }

    void sample(long micros, float watts) {
        if (micros >= span.fromMicros() && micros < span.toMicros()) {
            int quarter = quarter(micros);
            samples[quarter]++;
            see(quarter, watts);
        }
    }

    /**
     * Adds a stretch of time, as far as it lies in the span.
     *
     * @param energyWatts what the energy of the stretch comes to as power
     * @param knownWatts NaN where the time does not count as covered
     * @param measured whether the power was read rather than derived from a counter
     */
    void add(long fromMicros, long toMicros, double energyWatts, double knownWatts, boolean measured) {
        long from = Math.max(fromMicros, span.fromMicros());
        long end = Math.min(toMicros, span.toMicros());
        while (from < end) {
            int quarter = quarter(from);
            long to = Math.min(end, span.fromMicros() + (quarter + 1) * Span.QUARTER_MICROS);
            double seconds = (to - from) / MICROS_A_SECOND;
            energyWattHours[quarter] += energyWatts * seconds / SECONDS_AN_HOUR;
            if (!Double.isNaN(knownWatts)) {
                wattSeconds[quarter] += knownWatts * seconds;
                coveredMicros[quarter] += to - from;
            }
            if (measured) {
                see(quarter, (float) knownWatts);
            }
            from = to;
        }
    }

    List<IntervalEnergy> filled() {
        var filled = new ArrayList<IntervalEnergy>();
        for (int i = 0; i < samples.length; i++) {
            if (samples[i] > 0 || coveredMicros[i] > 0 || energyWattHours[i] != 0) {
                filled.add(new IntervalEnergy(
                        span.fromMicros() + i * Span.QUARTER_MICROS,
                        energyWattHours[i],
                        min[i],
                        max[i],
                        wattSeconds[i],
                        coveredMicros[i] / MICROS_A_SECOND,
                        samples[i]));
            }
        }
        return filled;
    }

    private int quarter(long micros) {
        return (int) ((micros - span.fromMicros()) / Span.QUARTER_MICROS);
    }

    private void see(int quarter, float watts) {
        if (!Float.isNaN(watts)) {
            min[quarter] = Float.isNaN(min[quarter]) ? watts : Math.min(min[quarter], watts);
            max[quarter] = Float.isNaN(max[quarter]) ? watts : Math.max(max[quarter], watts);
        }
    }
}
