package io.mainswatch.simulator.appliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A month of each appliance has to look like one to somebody who knows appliances. */
class BelievableTest {
    private static final int DAYS = 28;
    private static final long FIRST_DAY = 20_550;

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42, 1234})
    void aRefrigeratorUsesAboutAKilowattHourADayAndDefrostsAboutOnce(long seed) {
        var fridge = new Refrigerator(new Noise(seed));
        var month = month(fridge);

        assertThat(month.kilowattHoursPerDay()).isBetween(0.7, 1.8);
        assertThat(month.secondsAbove(200) / 900.0 / DAYS).isBetween(0.5, 2.0);
        assertThat(month.secondsAbove(90) / (double) month.seconds()).isBetween(0.25, 0.65);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42, 1234})
    void aWashingMachineRunsAFewTimesAWeek(long seed) {
        var month = month(new WashingMachine(new Noise(seed)));
        double washes = month.secondsAbove(1900) / 960.0;

        assertThat(washes).isBetween(6.0, 24.0);
        assertThat(month.kilowattHoursPerDay() * DAYS / washes).isBetween(0.5, 1.3);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42, 1234})
    void anAirConditionerCyclesThroughTheHotHours(long seed) {
        var month = month(new AirConditioner(new Noise(seed)));

        assertThat(month.kilowattHoursPerDay()).isBetween(4.0, 16.0);
        assertThat(month.meanWatts(4)).isLessThan(10);
        assertThat(month.meanWatts(15)).isBetween(400.0, 1300.0);
        assertThat(month.meanWatts(15)).isGreaterThan(month.meanWatts(23));
    }

    private static Month month(Appliance appliance) {
        var month = new Month();
        for (long second = 0; second < (long) DAYS * LocalTimes.DAY_SECONDS; second++) {
            long at = FIRST_DAY * LocalTimes.DAY_SECONDS + second;
            month.add((int) LocalTimes.hour(at), appliance.live(at, true));
        }
        return month;
    }

    private static final class Month {
        private final Map<Integer, Long> secondsByWatts = new HashMap<>();
        private final double[] wattSecondsByHour = new double[24];
        private long seconds;

        void add(int hour, double watts) {
            seconds++;
            wattSecondsByHour[hour] += watts;
            secondsByWatts.merge((int) watts, 1L, Long::sum);
        }

        long seconds() {
            return seconds;
        }

        double kilowattHoursPerDay() {
            double sum = 0;
            for (double wattSeconds : wattSecondsByHour) {
                sum += wattSeconds;
            }
            return sum / 3_600_000 / DAYS;
        }

        long secondsAbove(int watts) {
            return secondsByWatts.entrySet().stream()
                    .filter(entry -> entry.getKey() >= watts && entry.getKey() < 2500)
                    .mapToLong(Map.Entry::getValue)
                    .sum();
        }

        double meanWatts(int hour) {
            return wattSecondsByHour[hour] / (DAYS * 3600.0);
        }
    }
}
