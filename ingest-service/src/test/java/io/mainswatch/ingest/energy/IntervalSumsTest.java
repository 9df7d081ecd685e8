package io.mainswatch.ingest.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntervalSumsTest {
    private static final long GAP = Duration.ofSeconds(90).toNanos() / 1_000;
    private static final double EXACTLY = 1e-9;
    private static final Span TWO_HOURS = new Span(1, 0, minutes(120));

    @Test
    void power_is_held_until_the_next_reading() {
        var series = new Series();
        series.add(minutes(0), 100, Double.NaN);
        series.add(minutes(1), 200, Double.NaN);
        series.add(minutes(2), 0, Double.NaN);

        var quarter = sums(series).get(0);

        assertThat(quarter.energyWattHours()).isCloseTo(100 / 60.0 + 200 / 60.0, within(EXACTLY));
        assertThat(quarter.coveredSeconds()).isEqualTo(120);
        assertThat(quarter.wattSeconds()).isCloseTo(300 * 60, within(EXACTLY));
        assertThat(quarter.minWatts()).isZero();
        assertThat(quarter.maxWatts()).isEqualTo(200);
        assertThat(quarter.samples()).isEqualTo(3);
    }

    @Test
    void nothing_is_invented_in_a_silence_of_fifty_minutes() {
        var series = new Series();
        series.add(minutes(5), 80, Double.NaN);
        series.add(minutes(55), 2_400, Double.NaN);

        var quarters = sums(series);

        assertThat(quarters).extracting(IntervalEnergy::startMicros).containsExactly(minutes(0), minutes(45));
        assertThat(quarters).allSatisfy(quarter -> {
            assertThat(quarter.energyWattHours()).isZero();
            assertThat(quarter.coveredSeconds()).isZero();
        });
    }

    @Test
    void a_counter_that_went_on_through_a_silence_loses_nothing_and_covers_nothing() {
        var series = new Series();
        series.add(minutes(5), 80, 1_000);
        series.add(minutes(55), 2_400, 1_100);

        var quarters = sums(series);

        assertThat(total(quarters)).isCloseTo(100, within(EXACTLY));
        assertThat(quarters).extracting(IntervalEnergy::startMicros).hasSize(4);
        assertThat(quarters).extracting(IntervalEnergy::coveredSeconds).containsOnly(0.0);
        assertThat(quarters.get(1).energyWattHours()).isCloseTo(30, within(EXACTLY));
    }

    @Test
    void a_counter_overrules_power_and_takes_its_shape() {
        var series = new Series();
        for (int minute = 0; minute <= 30; minute++) {
            boolean counts = minute == 0 || minute == 30;
            series.add(minutes(minute), minute < 15 ? 100 : 300, counts ? 500 + minute * 10 : Double.NaN);
        }

        var quarters = sums(series);

        assertThat(quarters.get(0).energyWattHours()).isCloseTo(75, within(1e-6));
        assertThat(quarters.get(1).energyWattHours()).isCloseTo(225, within(1e-6));
        assertThat(quarters.get(0).wattSeconds()).isCloseTo(100 * 900, within(1e-6));
    }

    @Test
    void a_step_over_the_edge_of_a_quarter_hour_is_split_by_time() {
        var series = new Series();
        series.add(minutes(14), Float.NaN, 10);
        series.add(minutes(15) + minutes(1) / 2, Float.NaN, 16);

        var quarters = sums(series);

        assertThat(quarters.get(0).energyWattHours()).isCloseTo(4, within(EXACTLY));
        assertThat(quarters.get(1).energyWattHours()).isCloseTo(2, within(EXACTLY));
        assertThat(quarters).extracting(IntervalEnergy::coveredSeconds).containsExactly(60.0, 30.0);
        assertThat(quarters.get(0).minWatts()).isNaN();
    }

    @Test
    void a_counter_that_began_again_counts_from_nought() {
        assertThat(counted(1_000, 1_010, 0, 5)).isCloseTo(15, within(EXACTLY));
        assertThat(counted(5_000, 40, 50)).isCloseTo(50, within(EXACTLY));
    }

    @Test
    void a_small_dip_counts_nothing_and_is_no_reset() {
        assertThat(counted(215_600, 215_500, 215_550)).isCloseTo(50, within(EXACTLY));
        // Below nine tenths, but by less than a reset could be told from a wavering digit.
        assertThat(counted(200, 110, 120)).isCloseTo(10, within(EXACTLY));
    }

    @Test
    void a_single_value_that_its_neighbours_contradict_counts_nothing() {
        assertThat(counted(1_000, 900_000, 1_002)).isCloseTo(2, within(EXACTLY));
        assertThat(counted(1_000, 3, 1_002)).isCloseTo(2, within(EXACTLY));
    }

    @Test
    void a_rise_no_home_can_draw_is_another_counter() {
        assertThat(counted(1_000, 2_001.0 + 60_000, 2_011.0 + 60_000)).isCloseTo(10, within(EXACTLY));
    }

    @Test
    void a_counter_of_whole_kilowatt_hours_loses_none() {
        var series = new Series();
        for (int i = 0; i <= 60; i++) {
            series.add(minutes(0) + i * 10_000_000L, 6_000, 1_000 * (i / 30));
        }
        assertThat(total(sums(series))).isCloseTo(2_000, within(1e-6));
    }

    @Test
    void after_a_counter_s_last_word_power_goes_on() {
        var series = new Series();
        series.add(minutes(0), 600, 100);
        series.add(minutes(1), 600, 110);
        series.add(minutes(2), 600, Double.NaN);
        assertThat(total(sums(series))).isCloseTo(20, within(EXACTLY));
    }

    @Test
    void export_is_negative_by_power() {
        var series = new Series();
        series.add(minutes(0), -600, Double.NaN);
        series.add(minutes(1), -600, Double.NaN);
        var quarter = sums(series).get(0);
        assertThat(quarter.energyWattHours()).isCloseTo(-10, within(EXACTLY));
        assertThat(quarter.minWatts()).isEqualTo(-600);
    }

    @Test
    void readings_outside_of_the_span_only_reach_into_it() {
        var series = new Series();
        series.add(minutes(-1), 60, Double.NaN);
        series.add(minutes(0) + 30_000_000, 0, Double.NaN);
        series.add(minutes(119) + 30_000_000, 60, Double.NaN);
        series.add(minutes(120) + 30_000_000, 0, Double.NaN);

        var quarters = sums(series);

        assertThat(total(quarters)).isCloseTo(0.5 + 0.5, within(EXACTLY));
        assertThat(quarters).extracting(IntervalEnergy::samples).containsExactly(1, 1);
        assertThat(quarters.get(0).maxWatts()).isEqualTo(60);
    }

    @Test
    void an_empty_series_has_no_quarter_hours() {
        assertThat(sums(new Series())).isEmpty();
    }

    private static double counted(double... values) {
        var series = new Series();
        for (int i = 0; i < values.length; i++) {
            series.add(minutes(i), Float.NaN, values[i]);
        }
        return total(sums(series));
    }

    private static List<IntervalEnergy> sums(Series series) {
        return IntervalSums.of(series, GAP, TWO_HOURS);
    }

    private static double total(List<IntervalEnergy> quarters) {
        return quarters.stream().mapToDouble(IntervalEnergy::energyWattHours).sum();
    }

    private static long minutes(int minutes) {
        return Duration.ofMinutes(minutes).toNanos() / 1_000;
    }
}
