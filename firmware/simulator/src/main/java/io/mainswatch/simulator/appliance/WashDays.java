package io.mainswatch.simulator.appliance;

import java.time.DayOfWeek;

/** When the household does its laundry: most weekends in the morning, some weekdays after work. */
final class WashDays {
    private static final long NEVER = -1;

    private final Noise noise;
    private long day = Long.MIN_VALUE;
    private long startSecond;

    WashDays(Noise noise) {
        this.noise = noise;
    }

    /** Whether somebody presses start in this very second. */
    boolean startsAt(long localSecond) {
        long today = LocalTimes.day(localSecond);
        if (today != day) {
            day = today;
            startSecond = startOf(today);
        }
        return LocalTimes.secondOfDay(localSecond) == startSecond;
    }

    private long startOf(long today) {
        DayOfWeek weekday = LocalTimes.weekday(today);
        boolean weekend = weekday == DayOfWeek.SATURDAY || weekday == DayOfWeek.SUNDAY;
        if (noise.unit(2 * today) >= likelihood(weekday)) {
            return NEVER;
        }
        double hour = (weekend ? 9 : 18) + 2.5 * noise.unit(2 * today + 1);
        return Math.round(hour * 3600);
    }

    private static double likelihood(DayOfWeek weekday) {
        return switch (weekday) {
            case SATURDAY, SUNDAY -> 0.85;
            case MONDAY, WEDNESDAY -> 0.6;
            default -> 0.15;
        };
    }
}
