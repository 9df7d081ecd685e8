package io.mainswatch.simulator.appliance;

import java.time.DayOfWeek;
import java.time.LocalDate;

/** Day and hour of a local second. */
final class LocalTimes {
    static final int DAY_SECONDS = 86_400;

    private LocalTimes() {}

    static long day(long localSecond) {
        return Math.floorDiv(localSecond, DAY_SECONDS);
    }

    static int secondOfDay(long localSecond) {
        return Math.floorMod(localSecond, DAY_SECONDS);
    }

    static double hour(long localSecond) {
        return secondOfDay(localSecond) / 3600.0;
    }

    static DayOfWeek weekday(long day) {
        return LocalDate.ofEpochDay(day).getDayOfWeek();
    }
}
