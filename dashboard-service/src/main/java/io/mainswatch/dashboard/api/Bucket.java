package io.mainswatch.dashboard.api;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How energy is summed: in quarter hours, or in hours, days, weeks (from Monday) and months of the home's own zone. */
enum Bucket {
    QUARTER("15m"),
    HOUR("hour"),
    DAY("day"),
    WEEK("week"),
    MONTH("month");

    static final List<String> WORDS = Arrays.stream(values()).map(Bucket::wire).toList();
    private static final Duration QUARTER_HOUR = Duration.ofMinutes(15);

    private final String wire;

    Bucket(String wire) {
        this.wire = wire;
    }

    String wire() {
        return wire;
    }

    static Bucket of(String wire) {
        return Arrays.stream(values())
                .filter(bucket -> bucket.wire.equals(wire))
                .findFirst()
                .orElseThrow();
    }

    /** The beginning of every bucket that touches the time from {@code from} up to {@code to}, at most {@code most}. */
    List<Instant> starts(Instant from, Instant to, ZoneId zone, int most) {
        var starts = new ArrayList<Instant>();
        if (!from.isBefore(to)) {
            return starts;
        }
        for (var at = start(from, zone); at.isBefore(to) && starts.size() < most; at = next(at, zone)) {
            starts.add(at);
        }
        return starts;
    }

    /** The beginning of the bucket in which an instant lies. */
    Instant start(Instant at, ZoneId zone) {
        var local = at.atZone(zone);
        return switch (this) {
            case QUARTER -> quarter(at);
            case HOUR -> local.truncatedTo(ChronoUnit.HOURS).toInstant();
            case DAY -> startOfDay(local);
            case WEEK -> startOfDay(local.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
            case MONTH -> startOfDay(local.withDayOfMonth(1));
        };
    }

    /** The beginning of the bucket after the one that begins at {@code start}. */
    Instant next(Instant start, ZoneId zone) {
        var local = start.atZone(zone);
        return switch (this) {
            case QUARTER -> start.plus(QUARTER_HOUR);
            case HOUR -> start.plus(Duration.ofHours(1));
            case DAY -> startOfDay(local.plusDays(1));
            case WEEK -> startOfDay(local.plusWeeks(1));
            case MONTH -> startOfDay(local.plusMonths(1));
        };
    }

    /** The quarter hour in which an instant lies. */
    static Instant quarter(Instant at) {
        return Instant.ofEpochSecond(
                Math.floorDiv(at.getEpochSecond(), QUARTER_HOUR.toSeconds()) * QUARTER_HOUR.toSeconds());
    }

    private static Instant startOfDay(ZonedDateTime local) {
        return local.toLocalDate().atStartOfDay(local.getZone()).toInstant();
    }
}
