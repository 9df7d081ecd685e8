package io.mainswatch.ingest.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What must hold for any readings at all. Times are seconds within six hours. */
class IntervalSumsProperties {
    private static final long GAP_SECONDS = 90;
    private static final long SECOND = 1_000_000;
    private static final Span SIX_HOURS = new Span(1, 0, Duration.ofHours(6).toSeconds() * SECOND);

    record Reading(int second, float watts, double counter) {}

    @Property
    void without_a_counter_energy_is_what_covered_time_and_power_say(@ForAll("readings") List<Reading> readings) {
        var quarters = sums(readings.stream()
                .map(reading -> new Reading(reading.second, reading.watts, Double.NaN))
                .toList());
        assertThat(quarters).allSatisfy(quarter -> {
            assertThat(quarter.energyWattHours()).isCloseTo(quarter.wattSeconds() / 3_600, within(1e-6));
            assertThat(quarter.coveredSeconds()).isBetween(0.0, 900.0 + 1e-6);
            if (quarter.coveredSeconds() > 0) {
                assertThat(quarter.wattSeconds() / quarter.coveredSeconds())
                        .isBetween(quarter.minWatts() - 1e-3, quarter.maxWatts() + 1e-3);
            }
        });
    }

    @Property
    void a_silence_longer_than_the_gap_holds_no_energy_without_a_counter(
            @ForAll("watts") float before, @ForAll("watts") float after) {
        var quarters = sums(List.of(
                new Reading(100, before, Double.NaN), new Reading(100 + (int) GAP_SECONDS + 1, after, Double.NaN)));
        assertThat(quarters).allSatisfy(quarter -> {
            assertThat(quarter.energyWattHours()).isZero();
            assertThat(quarter.coveredSeconds()).isZero();
        });
    }

    @Property
    void a_counter_that_only_rises_loses_and_invents_nothing(@ForAll("readings") List<Reading> readings) {
        var rising = new ArrayList<Reading>();
        double counter = 7_000;
        int last = -1;
        for (var reading : inOrder(readings)) {
            // At most 36 kW: what the counter of a home can do.
            counter += last < 0 ? 0 : (reading.second - last) * 10 * (Math.abs(reading.watts) / 5_000);
            last = reading.second;
            rising.add(new Reading(reading.second, reading.watts, counter));
        }
        assertThat(total(sums(rising))).isCloseTo(counter - 7_000, within(1e-4));
    }

    @Property
    void any_counter_at_all_never_yields_negative_energy_or_more_than_a_home_can_draw(
            @ForAll("readings") List<Reading> readings) {
        var positive = readings.stream()
                .map(reading -> new Reading(reading.second, Math.abs(reading.watts), reading.counter))
                .toList();
        assertThat(sums(positive)).allSatisfy(quarter -> {
            assertThat(quarter.energyWattHours()).isGreaterThanOrEqualTo(0);
            assertThat(Double.isFinite(quarter.energyWattHours())).isTrue();
        });
    }

    @Property
    void each_quarter_hour_alone_is_what_it_is_in_the_whole(@ForAll("readings") List<Reading> readings) {
        var whole = sums(readings);
        var series = series(readings);
        for (var quarter : whole) {
            var alone = new Span(1, quarter.startMicros(), quarter.startMicros() + Span.QUARTER_MICROS);
            assertThat(IntervalSums.of(series, GAP_SECONDS * SECOND, alone))
                    .singleElement()
                    .usingRecursiveComparison()
                    .withEqualsForType((a, b) -> Math.abs(a - b) < 1e-6, Double.class)
                    .withEqualsForType((a, b) -> Float.compare(a, b) == 0, Float.class)
                    .isEqualTo(quarter);
        }
    }

    @Provide
    Arbitrary<Float> watts() {
        return Arbitraries.floats().between(-5_000, 5_000);
    }

    @Provide
    Arbitrary<List<Reading>> readings() {
        var second = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 21_599),
                Arbitraries.integers().between(3_000, 4_500));
        var watts = Arbitraries.oneOf(watts(), Arbitraries.just(0f), Arbitraries.just(Float.NaN));
        var counter = Arbitraries.oneOf(
                Arbitraries.just(Double.NaN), Arbitraries.doubles().between(0, 20_000));
        return Combinators.combine(second, watts, counter)
                .as(Reading::new)
                .list()
                .ofMaxSize(120)
                .map(IntervalSumsProperties::withPower);
    }

    /** A reading says something. */
    private static List<Reading> withPower(List<Reading> readings) {
        return readings.stream()
                .map(reading -> Float.isNaN(reading.watts) && Double.isNaN(reading.counter)
                        ? new Reading(reading.second, 1, reading.counter)
                        : Float.isNaN(reading.watts) ? new Reading(reading.second, 50, reading.counter) : reading)
                .toList();
    }

    private static List<Reading> inOrder(List<Reading> readings) {
        var byTime = new TreeMap<Integer, Reading>();
        readings.forEach(reading -> byTime.putIfAbsent(reading.second, reading));
        return List.copyOf(byTime.values());
    }

    private static Series series(List<Reading> readings) {
        var series = new Series();
        inOrder(readings).forEach(reading -> series.add(reading.second * SECOND, reading.watts, reading.counter));
        return series;
    }

    private static List<IntervalEnergy> sums(List<Reading> readings) {
        return IntervalSums.of(series(readings), GAP_SECONDS * SECOND, SIX_HOURS);
    }

    private static double total(List<IntervalEnergy> quarters) {
        return quarters.stream().mapToDouble(IntervalEnergy::energyWattHours).sum();
    }
}
