package io.mainswatch.alert.incident;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Instants as the clock on the home's wall showed them, with the day where it is not today. Lengths are counted between
 * instants, never between clocks.
 */
record LocalTimes(ZoneId zone, Instant now) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH);
    /** Lengths below this are told to the second. */
    private static final long EXACT_SECONDS = 300;

    String time(Instant at) {
        return TIME.format(at.atZone(zone));
    }

    String day(Instant at) {
        return DAY.format(at.atZone(zone));
    }

    /** {@code 14:02}, or {@code 14:02 (Tue 20 Jan)} on another day than today. */
    String since(Instant at) {
        return isToday(at) ? time(at) : time(at) + " (" + day(at) + ")";
    }

    /**
     * {@code from 14:02 to 16:16, 2 h 14 min}, or {@code at 14:02 for 26 s} within one minute; with days where they differ, and with the zone's names where the clock
     * was changed between.
     */
    String interval(Instant from, Instant to) {
        if (from.atZone(zone)
                .truncatedTo(ChronoUnit.MINUTES)
                .equals(to.atZone(zone).truncatedTo(ChronoUnit.MINUTES))) {
            return "at " + since(from) + " for " + length(Duration.between(from, to));
        }
        boolean sameDay = date(from).equals(date(to));
        var rules = zone.getRules();
        boolean changed = !rules.getOffset(from).equals(rules.getOffset(to));
        return "from " + edge(from, sameDay && isToday(from), changed) + " to " + edge(to, sameDay, changed) + ", "
                + length(Duration.between(from, to));
    }

    static String length(Duration length) {
        long seconds = Math.max(1, length.toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        long days = seconds / 86_400;
        long hours = seconds / 3_600 % 24;
        long minutes = seconds / 60 % 60;
        if (seconds < EXACT_SECONDS && seconds % 60 > 0) {
            return minutes + " min " + seconds % 60 + " s";
        }
        return ((days > 0 ? days + " d " : "")
                        + (hours > 0 ? hours + " h " : "")
                        + (minutes > 0 ? minutes + " min" : ""))
                .strip();
    }

    private boolean isToday(Instant at) {
        return date(at).equals(date(now));
    }

    private LocalDate date(Instant at) {
        return at.atZone(zone).toLocalDate();
    }

    private String edge(Instant at, boolean dayIsClear, boolean changed) {
        return (dayIsClear ? "" : day(at) + " ") + time(at) + (changed ? " " + ZONE.format(at.atZone(zone)) : "");
    }
}
