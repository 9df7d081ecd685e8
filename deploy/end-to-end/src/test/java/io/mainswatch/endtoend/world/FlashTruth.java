package io.mainswatch.endtoend.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Everything that was ever complete on a device's flash, to hold the database against. Its module draws 3,600 W all the
 * time, so that its counter of watt hours is a clock that nobody can set wrong.
 */
public final class FlashTruth {
    private static final Duration QUARTER_HOUR = Duration.ofMinutes(15);

    private final Instant moduleBegan;
    private final TreeMap<Long, Duration> sampling = new TreeMap<>();
    private final TreeMap<Long, FlashRecord> complete = new TreeMap<>();
    private final List<FlashRecord> lost = new ArrayList<>();
    private final List<FlashRecord> dropped = new ArrayList<>();
    private long overflowsFrom = Long.MAX_VALUE;

    public FlashTruth(Instant moduleBegan) {
        this.moduleBegan = moduleBegan;
    }

    /** From this run on the device measures so often. */
    public void measures(long boot, Duration every) {
        sampling.put(boot, every);
    }

    /** From this number on the server has nothing, and the flash is going to be too small for all that comes. */
    public void overflowsFrom(long seq) {
        overflowsFrom = seq;
    }

    /** What was on it before, and is older than all that is there now, a full flash has let go. */
    public void note(Flash.Content content) {
        content.records().stream()
                .findFirst()
                .filter(oldest -> oldest.seqFrom() > overflowsFrom)
                .ifPresent(oldest -> {
                    var gone = complete.subMap(overflowsFrom, oldest.seqFrom());
                    dropped.addAll(gone.values());
                    gone.clear();
                });
        content.records().forEach(record -> complete.put(record.seqTo(), record));
    }

    /** These are gone before anybody had them. */
    public void lose(List<FlashRecord> gone) {
        gone.forEach(record -> complete.remove(record.seqTo()));
        lost.addAll(gone);
    }

    public long newest() {
        return complete.lastKey();
    }

    /** Whether what was lost is all older than this number. */
    public boolean lostBefore(long seq) {
        return !lost.isEmpty() && lost.stream().allMatch(record -> record.seqTo() < seq);
    }

    /**
     * Fails unless the database holds all of it once, or what replaced it, with its energy, rightly dated, and counts
     * everything up to what the device was answered for as received.
     *
     * @param neverDated the run that ended before it could learn the time
     */
    public void compare(DeviceRecords stored, Flash.Content last, long neverDated) {
        assertThat(stored.twice()).as("numbers stored twice").isEmpty();
        assertThat(complete.values()).as("readings of minutes became one").anyMatch(FlashRecord::isThinned);
        assertThat(complete.values())
                .as("readings of a quarter of an hour became one")
                .anyMatch(this::isQuarterOfAnHour);
        complete.headMap(last.acknowledged(), true).values().forEach(record -> assertStored(record, stored));
        assertThat(stored.missing(last.acknowledged()))
                .as("neither stored, covered nor declared lost")
                .isEqualTo("{}");
        assertThat(stored.bySeq())
                .doesNotContainKeys(lost.stream().map(FlashRecord::seqTo).toArray(Long[]::new));
        stored.bySeq().values().stream()
                .collect(Collectors.groupingBy(DeviceRecords.Reading::boot))
                .forEach((boot, run) -> assertDated(boot, run, boot == neverDated ? 2 : 1));
    }

    private boolean isQuarterOfAnHour(FlashRecord record) {
        var covered = samplingOf(record.boot()).multipliedBy(record.seqTo() - record.seqFrom() + 1);
        return covered.compareTo(QUARTER_HOUR) >= 0;
    }

    private Duration samplingOf(long boot) {
        return sampling.floorEntry(boot).getValue();
    }

    /**
     * Fails unless the flash was full for so long that the oldest readings had to go, and the server knows that these will
     * never come.
     *
     * @param newest of the outage
     */
    public void compareLost(DeviceRecords stored, long newest) {
        long oldest = complete.ceilingEntry(overflowsFrom).getValue().seqFrom();
        assertThat(oldest).as("the oldest that was still on flash").isGreaterThan(overflowsFrom + 100);
        assertThat(stored.lost(overflowsFrom, newest))
                .as("declared lost: all before that, and what the cuts tore and wore out")
                .isBetween(oldest - overflowsFrom, oldest - overflowsFrom + 20);
        assertThat(dropped).allMatch(record -> stored.lost(record.seqFrom(), record.seqTo()) > 0);
    }

    private void assertStored(FlashRecord record, DeviceRecords stored) {
        var reading = stored.bySeq().get(record.seqTo());
        if (reading == null) {
            assertReplaced(record, stored);
            return;
        }
        assertThat(reading.energyWattHours()).as("energy of %s", record).isEqualTo(record.energyWattHours());
        // Two of the same instant are told apart by microseconds.
        record.at()
                .ifPresent(at -> assertThat(reading.takenAt())
                        .as(record.toString())
                        .isCloseTo(at, within(1, ChronoUnit.MILLIS)));
    }

    /**
     * A thinner reading may have been made and sent between two looks at the flash. A number that is received, not lost and
     * no row of its own can only be covered by the next row of its run.
     */
    private static void assertReplaced(FlashRecord record, DeviceRecords stored) {
        assertThat(stored.lost(record.seqFrom(), record.seqTo()))
                .as("%s is declared lost", record)
                .isZero();
        var thinner = stored.bySeq().higherEntry(record.seqTo());
        assertThat(thinner)
                .as("%s is stored, or a thinner one is", record)
                .isNotNull()
                .satisfies(found -> assertThat(found.getValue().boot()).isEqualTo(record.boot()));
        var later = Duration.ofSeconds(thinner.getValue().energyWattHours() - record.energyWattHours());
        assertThat(later).as("how long after %s", record).isBetween(Duration.ZERO, QUARTER_HOUR);
    }

    /**
     * A day in seconds makes single readings late by many of them, after the module measured and before the device dates
     * them; the one that was least delayed tells how wrong the clock of its run was. A run that never learned the time is
     * taken to have ended with its last reading: up to one more period.
     */
    private void assertDated(long boot, List<DeviceRecords.Reading> run, int periods) {
        var wrong = run.stream()
                .map(reading -> Duration.between(moduleBegan.plusSeconds(reading.energyWattHours()), reading.takenAt()))
                .min(Duration::compareTo)
                .orElseThrow();
        assertThat(wrong.abs())
                .as("how wrongly run %s is dated", boot)
                .isLessThan(samplingOf(boot).multipliedBy(periods));
    }
}
