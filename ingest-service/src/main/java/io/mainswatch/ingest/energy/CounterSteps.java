package io.mainswatch.ingest.energy;

import java.util.ArrayList;
import java.util.List;

/**
 * What a device's own counter says was used between two of its readings. Each judgement looks only at the neighbours of
 * a reading, so that it is the same wherever a computation begins.
 *
 * <ul>
 *   <li>A single reading that its two neighbours contradict (it lies outside of them while they agree) is dropped.
 *   <li>A rise counts in full unless it means more than {@value #MOST_WATTS} W; then it is unknown.
 *   <li>A fall below nine tenths, and by more than {@value #LEAST_RESET_WATT_HOURS} Wh, is a counter that began again at
 *       nought: it has counted its new value, unless that too is more than possible.
 *   <li>Any other fall is a dip (values lost over a restart, a last digit that wavers) and counts nothing.
 * </ul>
 */
final class CounterSteps {
    /** No home draws more; a rise beyond it is another counter, not energy. */
    static final double MOST_WATTS = 60_000;

    static final double LEAST_RESET_WATT_HOURS = 100;
    /** With more readings between two values of a counter than this, power is integrated instead. */
    static final int MOST_READINGS_BETWEEN = 800;

    private static final double RESET_BELOW = 0.9;
    private static final double MICROS_AN_HOUR = 3_600e6;
    /** Counters that move by whole kWh do so from one reading to the next: the bound is never less than a minute's. */
    private static final double LEAST_BOUND_HOURS = 1.0 / 60;

    private final Series series;
    private final List<Step> steps = new ArrayList<>();

    private CounterSteps(Series series) {
        this.series = series;
    }

    /**
     * What the counter rose between two readings.
     *
     * @param from the place of the earlier reading in the series
     * @param to the place of the later
     */
    record Step(int from, int to, double wattHours) {}

    /** The steps that are known, in order; stretches without one have no usable counter. */
    static List<Step> of(Series series) {
        var counted = new CounterSteps(series);
        counted.walk(counted.trusted(counted.readings()));
        return counted.steps;
    }

    private List<Integer> readings() {
        var places = new ArrayList<Integer>();
        for (int i = 0; i < series.size(); i++) {
            if (series.hasCounter(i)) {
                places.add(i);
            }
        }
        return places;
    }

    private List<Integer> trusted(List<Integer> places) {
        var trusted = new ArrayList<Integer>();
        for (int i = 0; i < places.size(); i++) {
            boolean hasNeighbours = i > 0 && i < places.size() - 1;
            if (!hasNeighbours || !isContradicted(places.get(i - 1), places.get(i), places.get(i + 1))) {
                trusted.add(places.get(i));
            }
        }
        return trusted;
    }

    private boolean isContradicted(int before, int place, int after) {
        double low = value(before);
        double high = value(after);
        boolean neighboursAgree = high >= low && high - low <= bound(before, after);
        return neighboursAgree && (value(place) < low || value(place) > high);
    }

    private void walk(List<Integer> places) {
        for (int i = 1; i < places.size(); i++) {
            int from = places.get(i - 1);
            int to = places.get(i);
            if (to - from <= MOST_READINGS_BETWEEN) {
                step(from, to);
            }
        }
    }

    private void step(int from, int to) {
        double rise = value(to) - value(from);
        if (rise < 0) {
            boolean reset = value(to) < RESET_BELOW * value(from) && -rise > LEAST_RESET_WATT_HOURS;
            rise = reset ? value(to) : 0;
        }
        if (rise <= bound(from, to)) {
            steps.add(new Step(from, to, rise));
        }
    }

    private double bound(int from, int to) {
        double hours = (series.micros(to) - series.micros(from)) / MICROS_AN_HOUR;
        return MOST_WATTS * Math.max(hours, LEAST_BOUND_HOURS);
    }

    private double value(int place) {
        return series.counterWattHours(place);
    }
}
