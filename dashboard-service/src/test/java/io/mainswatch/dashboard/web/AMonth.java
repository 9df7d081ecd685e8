package io.mainswatch.dashboard.web;

import static io.mainswatch.dashboard.web.Household.ago;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** A household with a month of past: three meters that speak, one that fell silent, a phone, and what went wrong. */
final class AMonth {
    static final Duration AN_HOUR = Duration.ofHours(1);
    static final String ZONE = "Asia/Kolkata";
    static final String PRESENCE = """
            [{"at":"2026-11-17T08:32:04Z","source":"Fridge","says":"reports 229.4 V"},
             {"at":"2026-11-17T08:32:09Z","source":"Spare phone","says":"is charging again"},
             {"at":"2026-11-17T08:32:40Z","source":"Air conditioner","says":"is connected again"}]
            """;
    static final String SILENCE = """
            [{"at":"2026-11-20T12:14:31Z","source":"Spare phone","says":"stopped charging and is still there"},
             {"at":"2026-11-20T12:14:36Z","source":"Fridge","says":"fell silent"},
             {"at":"2026-11-20T12:14:37Z","source":"Air conditioner","says":"fell silent"}]
            """;

    private AMonth() {}

    static void in(Household household) {
        in(household, ZONE);
    }

    static void in(Household household, String zone) {
        household.lives(zone);
        var born = ago(Duration.ofDays(27));
        household.device("fridge", "Fridge", "meter", born);
        household.device("ac", "Air conditioner", "meter", born);
        household.device("heater", "Water heater", "meter", born);
        household.device("phone", "Spare phone", "phone", born);
        household.device("pump", "Pump", "meter", ago(Duration.ofHours(2)));
        anHour(household);
        aDay(household, zone);
        speaks(household);
        household.relayReports("fridge", true);
        household.relayReports("heater", false);
        household.listened(born, ago(Duration.ZERO), null);
        troubles(household);
        household.supply("on", ago(Duration.ofHours(76)), 0.97, PRESENCE);
    }

    /** What its devices say by the minute. */
    static void speaks(Household household) {
        household.reading("fridge", 92.3, ago(Duration.ofSeconds(6)));
        household.reading("ac", 1_104, ago(Duration.ofSeconds(3)));
        household.reading("heater", 0, ago(Duration.ofSeconds(4)));
        household.beat("phone", ago(Duration.ofSeconds(50)));
    }

    private static void anHour(Household household) {
        for (int minute = 59; minute >= 1; minute--) {
            var at = ago(Duration.ofMinutes(minute));
            household.reading("fridge", minute / 13 % 2 == 0 ? 92 : 3, at);
            household.reading("ac", 800 + 380 * Math.sin(minute / 7.0), at);
        }
    }

    private static void aDay(Household household, String zone) {
        var midnight = Instant.now()
                .atZone(ZoneId.of(zone))
                .truncatedTo(ChronoUnit.DAYS)
                .toInstant();
        var end = Instant.now().truncatedTo(ChronoUnit.HOURS);
        // Quarters are cut in UTC; Kolkata's midnight is one of them.
        for (var at = midnight; at.isBefore(end); at = at.plus(Duration.ofMinutes(15))) {
            double hour = Duration.between(midnight, at).toMinutes() / 60.0;
            household.quarter("fridge", at, 60 + 30 * Math.sin(hour * 2));
            household.quarter("ac", at, 250 + 420 * Math.pow(Math.sin(hour / 24 * 2 * Math.PI - 0.6), 2));
        }
    }

    private static void troubles(Household household) {
        trouble(household, "power", Duration.ofHours(76).plusMinutes(134), Duration.ofMinutes(134), 0.97);
        trouble(household, "internet", Duration.ofDays(5), Duration.ofMinutes(9), 0.8);
        trouble(household, "power", Duration.ofDays(9), Duration.ofMinutes(250), 0.99);
        trouble(household, "unknown", Duration.ofDays(14), Duration.ofMinutes(4), 0.4);
        trouble(household, "power", Duration.ofDays(20), Duration.ofMinutes(45), 0.9);
        trouble(household, "internet", Duration.ofDays(24), Duration.ofMinutes(70), 0.7);
    }

    private static void trouble(Household household, String verdict, Duration age, Duration length, double confidence) {
        var id = household.outage(verdict, ago(age), confidence, SILENCE);
        household.ends(id, ago(age.minus(length)));
    }
}
