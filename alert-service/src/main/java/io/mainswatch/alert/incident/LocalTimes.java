package io.mainswatch.alert.incident;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Instants as the clock on the home's wall showed them. Lengths are counted between instants, never between clocks. */
record LocalTimes(ZoneId zone) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH);

    String time(Instant at) {
        return TIME.format(at.atZone(zone));
    }

    String day(Instant at) {
        return DAY.format(at.atZone(zone));
    }

    /** {@code 14:02 (Tue 20 Jan)}. */
    String timeAndDay(Instant at) {
        return time(at) + " (" + day(at) + ")";
    }

    /**
     * {@code from 14:02 to 16:16, 2 h 14 min}; with days where they differ, and with the zone's names where the clock
     * was changed between.
     */
    String interval(Instant from, Instant to) {
        boolean sameDay =
                day(from).equals(day(to)) && Duration.between(from, to).toHours() < 48;
        var rules = zone.getRules();
        boolean changed = !rules.getOffset(from).equals(rules.getOffset(to));
        return "from " + edge(from, sameDay, changed) + " to " + edge(to, sameDay, changed) + ", "
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
        return ((days > 0 ? days + " d " : "")
                        + (hours > 0 ? hours + " h " : "")
                        + (minutes > 0 ? minutes + " min" : ""))
                .strip();
    }

    private String edge(Instant at, boolean sameDay, boolean changed) {
        return (sameDay ? "" : day(at) + " ") + time(at) + (changed ? " " + ZONE.format(at.atZone(zone)) : "");
    }
}
