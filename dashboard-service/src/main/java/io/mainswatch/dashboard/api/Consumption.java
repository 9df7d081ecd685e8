package io.mainswatch.dashboard.api;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Consumption from a counter's readings alone. Between two readings the rise is spread evenly over the time; what of a
 * bucket lies between readings that are near each other is covered, the rest is an estimate or nothing.
 */
final class Consumption {
    private final List<Point> points;
    private final Duration longestGap;

    /** @param points in the order of their time */
    Consumption(List<Point> points, Duration longestGap) {
        this.points = List.copyOf(points);
        this.longestGap = longestGap;
    }

    /** What the counter showed. */
    record Point(Instant at, double wattHours) {}

    /**
     * A bucket's consumption.
     *
     * @param coverage 0 to 1: how much of the bucket lies between readings that are no farther apart than usual
     */
    record Sum(Instant startsAt, double energyWh, double coverage) {}

    /** @param starts the beginnings of the buckets; each ends where the next begins, the last at {@code end} */
    List<Sum> sums(List<Instant> starts, Instant end) {
        var sums = new ArrayList<Sum>();
        for (int i = 0; i < starts.size(); i++) {
            sums.add(sum(starts.get(i), i + 1 < starts.size() ? starts.get(i + 1) : end));
        }
        return sums;
    }

    private Sum sum(Instant from, Instant to) {
        double energy = 0;
        double covered = 0;
        for (int i = 1; i < points.size(); i++) {
            var earlier = points.get(i - 1);
            var later = points.get(i);
            double overlap = seconds(latest(from, earlier.at()), earliest(to, later.at()));
            double whole = seconds(earlier.at(), later.at());
            if (overlap > 0 && whole > 0) {
                // A fall is another register, or one that feeds in: the sum says so, the time is covered all the same.
                energy += (later.wattHours() - earlier.wattHours()) * overlap / whole;
                covered += whole <= longestGap.toMillis() / 1_000.0 ? overlap : 0;
            }
        }
        double length = seconds(from, to);
        return new Sum(from, energy, length > 0 ? Math.min(1, covered / length) : 0);
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1_000.0;
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earliest(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
