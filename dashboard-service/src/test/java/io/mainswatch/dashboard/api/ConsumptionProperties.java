package io.mainswatch.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mainswatch.dashboard.api.Consumption.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ConsumptionProperties {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final List<Instant> HOURS = IntStream.range(0, 48)
            .mapToObj(hour -> START.plus(Duration.ofHours(hour)))
            .toList();
    private static final Instant END = START.plus(Duration.ofHours(48));

    @Property(tries = 200)
    void what_the_counter_rose_is_in_the_buckets_and_nothing_else(
            @ForAll @Size(min = 2, max = 30) List<@IntRange(min = 1, max = 90) Integer> minutes,
            @ForAll @IntRange(min = 0, max = 5_000) int wattHours) {
        var points = new ArrayList<Point>();
        var at = START;
        double counter = 1_000;
        for (int minute : minutes) {
            points.add(new Point(at, counter));
            at = at.plus(Duration.ofMinutes(minute));
            counter += wattHours;
        }
        var sums = new Consumption(points, Duration.ofHours(1)).sums(HOURS, END);
        double total = sums.stream().mapToDouble(Consumption.Sum::energyWh).sum();

        assertThat(total).isCloseTo((minutes.size() - 1) * (double) wattHours, within(1e-6));
        assertThat(sums).allMatch(sum -> sum.coverage() >= 0 && sum.coverage() <= 1);
    }

    @Example
    void a_long_gap_is_spread_evenly_and_not_covered() {
        var points = List.of(new Point(START, 0), new Point(START.plus(Duration.ofHours(4)), 4_000));
        var sums = new Consumption(points, Duration.ofHours(1)).sums(HOURS, END);

        assertThat(sums.get(1).energyWh()).isCloseTo(1_000, within(1e-9));
        assertThat(sums.get(1).coverage()).isZero();
        assertThat(sums.get(5).energyWh()).isZero();
    }

    @Example
    void half_an_hour_between_near_readings_is_half_covered() {
        var points = List.of(new Point(START, 0), new Point(START.plus(Duration.ofMinutes(30)), 500));

        assertThat(new Consumption(points, Duration.ofHours(1)).sums(HOURS, END).get(0))
                .isEqualTo(new Consumption.Sum(START, 500, 0.5));
    }
}
