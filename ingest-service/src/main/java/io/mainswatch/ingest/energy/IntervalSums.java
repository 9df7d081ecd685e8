package io.mainswatch.ingest.energy;

import io.mainswatch.ingest.energy.CounterSteps.Step;
import java.util.Arrays;
import java.util.List;

/**
 * Quarter-hours from readings: pure, and a function of the readings alone, whatever order they came in.
 *
 * <p>Between two readings the earlier one's power is held, because loads switch rather than glide; but only when the
 * later one comes within the longest gap that is normal. Over a longer silence nothing is known and nothing is invented.
 *
 * <p>A counter overrules power. What it rose between two of its readings goes to the time between them: where power is
 * known, in the shape of that power; what power does not explain evenly to the time where it is not known. So a counter
 * that went on counting through a silence loses nothing, however long it was, and the time still counts as not covered:
 * how the energy lay in it is an estimate, that it was used is not.
 */
final class IntervalSums {
    private static final double MICROS_AN_HOUR = 3_600e6;

    private final Series series;
    private final long longestGapMicros;
    /** Of the time from each reading to the next: the power held, or NaN. */
    private final double[] heldWatts;
    /** Of the same time: what the counter says, or NaN. */
    private final double[] countedWattHours;

    private final boolean[] countedWithoutGap;

    private IntervalSums(Series series, long longestGapMicros) {
        this.series = series;
        this.longestGapMicros = longestGapMicros;
        this.heldWatts = new double[series.size()];
        this.countedWattHours = new double[series.size()];
        this.countedWithoutGap = new boolean[series.size()];
    }

    /**
     * The quarter-hours of a span that have anything in them, in order.
     *
     * @param series the readings in the span and those around it, at least back and on to the neighbours by power and to
     *     the third by counter
     * @param longestGapMicros the longest time over which power is held
     * @param span whole quarter-hours
     */
    static List<IntervalEnergy> of(Series series, long longestGapMicros, Span span) {
        var sums = new IntervalSums(series, longestGapMicros);
        sums.holdPower();
        CounterSteps.of(series).forEach(sums::spread);
        var quarters = new Quarters(span);
        for (int i = 0; i < series.size(); i++) {
            quarters.sample(series.micros(i), series.watts(i));
            if (i + 1 < series.size()) {
                sums.pour(i, quarters);
            }
        }
        return quarters.filled();
    }

    private void holdPower() {
        Arrays.fill(heldWatts, Double.NaN);
        Arrays.fill(countedWattHours, Double.NaN);
        int last = -1;
        for (int i = 0; i < series.size(); i++) {
            if (series.hasPower(i)) {
                if (last >= 0 && series.micros(i) - series.micros(last) <= longestGapMicros) {
                    Arrays.fill(heldWatts, last, i, series.watts(last));
                }
                last = i;
            }
        }
    }

    private void spread(Step step) {
        double explained = 0;
        long unknownMicros = 0;
        for (int i = step.from(); i < step.to(); i++) {
            if (Double.isNaN(heldWatts[i])) {
                unknownMicros += length(i);
            } else {
                explained += byPower(i);
            }
        }
        boolean allByPower = explained >= step.wattHours() && explained > 0;
        double scale = allByPower || (unknownMicros == 0 && explained > 0) ? step.wattHours() / explained : 1;
        double rest = allByPower ? 0 : step.wattHours() - explained * scale;
        boolean noGap = series.micros(step.to()) - series.micros(step.from()) <= longestGapMicros;
        // Known power of nought everywhere and yet a rise: all that is left is to spread it over the whole time.
        long restMicros = unknownMicros > 0 ? unknownMicros : series.micros(step.to()) - series.micros(step.from());
        for (int i = step.from(); i < step.to(); i++) {
            boolean takesRest = unknownMicros == 0 || Double.isNaN(heldWatts[i]);
            double share = takesRest ? rest * length(i) / restMicros : 0;
            countedWattHours[i] = share + (Double.isNaN(heldWatts[i]) ? 0 : byPower(i) * scale);
            countedWithoutGap[i] = noGap;
        }
    }

    /** Adds the time from one reading to the next. */
    private void pour(int i, Quarters quarters) {
        boolean held = !Double.isNaN(heldWatts[i]);
        boolean counted = !Double.isNaN(countedWattHours[i]);
        if (!held && !counted) {
            return;
        }
        double hours = length(i) / MICROS_AN_HOUR;
        double energyWatts = counted ? countedWattHours[i] / hours : heldWatts[i];
        double knownWatts = held ? heldWatts[i] : countedWithoutGap[i] ? energyWatts : Double.NaN;
        if (energyWatts == 0 && Double.isNaN(knownWatts)) {
            return;
        }
        quarters.add(series.micros(i), series.micros(i + 1), energyWatts, knownWatts, held);
    }

    private long length(int i) {
        return series.micros(i + 1) - series.micros(i);
    }

    /** Export is not counted by a counter of what was drawn. */
    private double byPower(int i) {
        return Math.max(heldWatts[i], 0) * length(i) / MICROS_AN_HOUR;
    }
}
