package io.mainswatch.simulator.appliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

class ApplianceProperties {
    private static final int SIX_HOURS = 6 * 3600;
    private static final Instant START = Instant.parse("2026-04-10T00:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");

    @Provide
    Arbitrary<Function<Noise, Appliance>> kinds() {
        return Arbitraries.of(
                List.<Function<Noise, Appliance>>of(AirConditioner::new, WashingMachine::new, Refrigerator::new));
    }

    @Property(tries = 30)
    void neverDrawsLessThanNothingOrMoreThanItsPeak(
            @ForAll("kinds") Function<Noise, Appliance> kind,
            @ForAll long seed,
            @ForAll @LongRange(min = 0, max = 400) long day) {
        Appliance appliance = kind.apply(new Noise(seed));
        for (long second = 0; second < SIX_HOURS; second++) {
            double watts = appliance.live(at(day, second), true);
            assertThat(watts).isBetween(0.0, appliance.peakWatts());
            assertThat(appliance.powerFactor()).isGreaterThan(0).isLessThanOrEqualTo(1);
        }
    }

    @Property(tries = 10)
    void theSameSeedGivesTheSameWatts(@ForAll("kinds") Function<Noise, Appliance> kind, @ForAll long seed) {
        assertThat(watts(kind.apply(new Noise(seed)))).isEqualTo(watts(kind.apply(new Noise(seed))));
    }

    @Property(tries = 10)
    void withoutMainsNothingIsDrawn(@ForAll("kinds") Function<Noise, Appliance> kind, @ForAll long seed) {
        Appliance appliance = kind.apply(new Noise(seed));
        for (long second = 0; second < SIX_HOURS; second++) {
            assertThat(appliance.live(at(1, second), false)).isZero();
        }
    }

    @Property(tries = 10)
    void theCounterIsTheIntegralOfThePowerAndNeverFalls(
            @ForAll @LongRange(min = 1, max = 1000) long seed, @ForAll @LongRange(min = 600, max = 7200) long cutAt) {
        for (var meter : Home.typical(seed, ZONE, START).meters()) {
            double start = meter.counterWattHours();
            double wattSeconds = 0;
            double last = start;
            for (long second = 1; second <= 3 * 3600; second++) {
                meter.switchMains(second < cutAt || second >= cutAt + 900);
                meter.advanceTo(START.plusSeconds(second));
                Sample sample = meter.sample(START.plusSeconds(second));
                wattSeconds += sample.watts();
                assertThat(sample.counterWattHours()).isGreaterThanOrEqualTo(last);
                last = sample.counterWattHours();
            }
            assertThat(last - start).isCloseTo(wattSeconds / 3600, within(1e-6));
        }
    }

    @Property(tries = 20)
    void voltsAmpsWattsAndPowerFactorAgree(@ForAll long seed, @ForAll @LongRange(min = 0, max = 86_400) long second) {
        for (var meter : Home.typical(seed, ZONE, START.plusSeconds(second)).meters()) {
            Sample sample = meter.sample(START.plusSeconds(second));
            assertThat(sample.volts()).isBetween(Mains.LOWEST_VOLTS, Mains.HIGHEST_VOLTS);
            assertThat(sample.hertz()).isBetween(49.9, 50.1);
            assertThat(sample.volts() * sample.amps() * sample.powerFactor()).isCloseTo(sample.watts(), within(1e-6));
        }
    }

    private static List<Double> watts(Appliance appliance) {
        List<Double> watts = new ArrayList<>();
        for (long second = 0; second < SIX_HOURS; second++) {
            watts.add(appliance.live(at(3, second), true));
        }
        return watts;
    }

    private static long at(long day, long second) {
        return day * LocalTimes.DAY_SECONDS + 9 * 3600 + second;
    }
}
