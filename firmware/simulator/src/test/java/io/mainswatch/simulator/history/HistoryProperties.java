package io.mainswatch.simulator.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mainswatch.simulator.appliance.Sample;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class HistoryProperties {
    private static final Instant NOW = Instant.parse("2026-05-01T09:30:00Z");
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    @Property(tries = 200)
    void aMonthHasFourToSixPowerCutsOfBelievableLengthApartFromEachOther(@ForAll long seed) {
        var cuts = PowerCuts.during(NOW.minus(Duration.ofDays(30)), NOW, seed).list();

        assertThat(cuts).hasSizeBetween(4, 6);
        assertThat(cuts)
                .allSatisfy(cut -> assertThat(cut.length()).isBetween(Duration.ofMinutes(3), Duration.ofHours(3)));
        for (int i = 1; i < cuts.size(); i++) {
            assertThat(cuts.get(i).from()).isAfter(cuts.get(i - 1).until().plus(Duration.ofHours(5)));
        }
        assertThat(cuts.get(cuts.size() - 1).until()).isBefore(NOW.minus(Duration.ofHours(5)));
    }

    @Property(tries = 5)
    void theSameSeedGivesTheSamePast(@ForAll @LongRange(min = 1, max = 99) long seed) {
        assertThat(read(past(seed))).isEqualTo(read(past(seed)));
        assertThat(past(seed).beats()).isEqualTo(past(seed).beats());
    }

    @Property(tries = 5)
    void metersAreSilentDuringCutsAndNeverOtherwise(@ForAll @LongRange(min = 1, max = 99) long seed) {
        var past = past(seed);
        var readings = past.readings().get(0);
        List<Instant> taken = new ArrayList<>();
        readings.forEachRemaining(sample -> taken.add(sample.at()));

        assertThat(taken).noneMatch(at -> past.cuts().covering(at).isPresent());
        for (int i = 1; i < taken.size(); i++) {
            Instant before = taken.get(i - 1);
            Instant after = taken.get(i);
            boolean cut = past.cuts().list().stream()
                    .anyMatch(
                            each -> each.from().isBefore(after) && each.until().isAfter(before.minusSeconds(30)));
            assertThat(cut || Duration.between(before, after).equals(Duration.ofMinutes(1)))
                    .isTrue();
        }
    }

    @Property(tries = 5)
    void countersGoOnLiveWithoutAStep(@ForAll @LongRange(min = 1, max = 99) long seed) {
        var past = past(seed);
        var last = read(past);
        for (var meter : past.home().meters()) {
            assertThat(meter.livedUntil()).isEqualTo(NOW);
            meter.advanceTo(NOW.plusSeconds(60));
            assertThat(meter.counterWattHours())
                    .isCloseTo(last.get(meter.nameplate().deviceId()).counterWattHours(), within(100.0))
                    .isGreaterThanOrEqualTo(
                            last.get(meter.nameplate().deviceId()).counterWattHours());
        }
    }

    @Property(tries = 20)
    void thePhoneSaysWhenTheChargerIsDead(@ForAll long seed) {
        var past = past(seed);

        assertThat(past.beats()).isSortedAccordingTo(Comparator.comparing(beat -> beat.at()));
        assertThat(past.beats())
                .allSatisfy(beat -> assertThat(beat.charging())
                        .isEqualTo(past.cuts().covering(beat.at()).isEmpty()));
        assertThat(past.cuts().list())
                .allSatisfy(cut -> assertThat(past.beats()).anyMatch(beat -> cut.covers(beat.at())));
    }

    private static History past(long seed) {
        return History.typical(seed, ZONE, NOW, Duration.ofDays(12));
    }

    /** Reads everything; answers the last sample of each meter. */
    private static Map<String, Sample> read(History past) {
        var last = new HashMap<String, Sample>();
        past.readings().forEach(readings -> readings.forEachRemaining(sample -> last.put(readings.deviceId(), sample)));
        return last;
    }
}
