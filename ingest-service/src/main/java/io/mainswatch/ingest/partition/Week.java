package io.mainswatch.ingest.partition;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * A UTC week that begins on a Monday: what one partition of the readings holds.
 *
 * @param number 0 for the week of Monday 2009-12-28, the first that can hold a reading
 */
record Week(int number) {
    private static final LocalDate FIRST = LocalDate.of(2009, 12, 28);
    private static final long FIRST_MICROS = TimeUnit.DAYS.toMicros(FIRST.toEpochDay());
    private static final long WEEK_MICROS = TimeUnit.DAYS.toMicros(7);
    private static final String PREFIX = "reading_";
    private static final Pattern NAME = Pattern.compile(PREFIX + "\\d{8}");

    Week {
        if (number < 0) {
            throw new IllegalArgumentException("no reading is older than " + FIRST);
        }
    }

    /** The number of the week this instant lies in; negative before the first. Nothing is allocated. */
    static int numberOf(long micros) {
        return (int) Math.floorDiv(micros - FIRST_MICROS, WEEK_MICROS);
    }

    static Week of(Instant instant) {
        return new Week(numberOf(ChronoUnit.MICROS.between(Instant.EPOCH, instant)));
    }

    /** Whether a table's name is one of ours. */
    static boolean isName(String table) {
        return NAME.matcher(table).matches();
    }

    static Week ofName(String table) {
        var monday = LocalDate.parse(table.substring(PREFIX.length()), DateTimeFormatter.BASIC_ISO_DATE);
        return of(monday.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    LocalDate monday() {
        return FIRST.plusWeeks(number);
    }

    /** The partition's table: letters, an underscore and the digits of a date, so it may stand in DDL as it is. */
    String tableName() {
        return PREFIX + monday().format(DateTimeFormatter.BASIC_ISO_DATE);
    }
}
