package io.mainswatch.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page's arithmetic, asked in the browser that will do it. */
class PageLogicIT {
    @RegisterExtension
    static final BarePage page = new BarePage();

    @ParameterizedTest
    @CsvSource({
        "0, 0 s",
        "59999, 59 s",
        "60000, 1 min",
        "3599000, 59 min",
        "3600000, 1 h",
        "8040000, 2 h 14 min",
        "86399000, 23 h 59 min",
        "86400000, 1 d",
        "273600000, 3 d 4 h",
        "-5, 0 s"
    })
    void a_duration_has_its_two_largest_units(long millis, String words) {
        assertThat(ask("format", "duration(" + millis + ")")).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 W",
        "92.4, 92 W",
        "999.4, 999 W",
        "999.5, 1.00 kW",
        "1240, 1.24 kW",
        "12345, 12.35 kW",
        "-1500, -1.50 kW"
    })
    void power_is_watts_below_a_thousand(double watts, String words) {
        assertThat(ask("format", "watts(" + watts + ")")).isEqualTo(words.replace(' ', '\u202f'));
    }

    @ParameterizedTest
    @CsvSource({
        // an ordinary day, a quarter-hour zone, both days of Berlin's clock change, a day that begins at one o'clock
        "Asia/Kolkata, 2026-11-20T13:00:00Z, 2026-11-19T18:30:00Z, 24",
        "Asia/Kathmandu, 2026-11-20T18:20:00Z, 2026-11-20T18:15:00Z, 24",
        "Europe/Berlin, 2026-03-29T12:00:00Z, 2026-03-28T23:00:00Z, 23",
        "Europe/Berlin, 2026-10-25T23:30:00+01:00, 2026-10-24T22:00:00Z, 25",
        "Europe/Berlin, 2026-10-25T00:30:00+02:00, 2026-10-24T22:00:00Z, 25",
        "America/Sao_Paulo, 2018-11-04T15:00:00Z, 2018-11-04T03:00:00Z, 23",
        "Pacific/Kiritimati, 2026-01-01T09:59:59Z, 2025-12-31T10:00:00Z, 24",
        "UTC, 2026-11-20T00:00:00Z, 2026-11-20T00:00:00Z, 24"
    })
    void a_day_begins_and_ends_at_the_homes_midnight(String zone, String instant, String start, int hours) {
        assertThat(ask("format", "startOfDay('" + instant + "', '" + zone + "')"))
                .isEqualTo(millis(start));
        assertThat(ask("format", "nextDay(Date.parse('" + start + "'), '" + zone + "')"))
                .isEqualTo(millis(start) + hours * 3_600_000.0);
    }

    @ParameterizedTest
    @CsvSource({"1, 1 s", "90, 90 s", "300, 5 min", "7200, 2 h", "86400, 1 d"})
    void a_step_is_said_in_the_largest_unit_that_divides_it(int seconds, String words) {
        assertThat(ask("format", "step(" + seconds + ")")).isEqualTo(words);
    }

    @Test
    void the_last_days_follow_each_other_over_a_clock_change() {
        assertThat(ask("format", """
                lastDays(30, Date.parse('2026-11-10T12:00:00Z'), 'Europe/Berlin')
                  .every((day, i, days) => i === 0 || nextDay(days[i - 1], 'Europe/Berlin') === day)""")).isEqualTo(true);
    }

    @Test
    void a_minute_in_which_nobody_spoke_is_a_gap_and_not_a_zero() {
        assertThat(ask("power", """
                (() => {
                  const hour = new PowerHour();
                  const at = (minute) => minute * 60_000;
                  hour.add('a', at(1000), 100, 45_000);
                  hour.add('a', at(1000) + 30_000, 300, 45_000);
                  hour.add('b', at(1000), 50, 45_000);
                  hour.add('b', at(1010), 70, 45_000);
                  return hour.series(at(1011)).slice(-12).map(({ watts }) => watts).join();
                })()""")).isEqualTo("250,250,,,,,,,,,70,70");
    }

    @Test
    void overlapping_cuts_count_once_and_only_inside_the_day() {
        assertThat(ask("outages", """
                sum(cutsWithin([
                  { verdict: 'power', startedAt: '2026-11-19T23:00:00Z', endedAt: '2026-11-20T01:00:00Z' },
                  { verdict: 'power', startedAt: '2026-11-20T00:30:00Z', endedAt: '2026-11-20T02:00:00Z' },
                  { verdict: 'internet', startedAt: '2026-11-20T03:00:00Z', endedAt: '2026-11-20T04:00:00Z' },
                  { verdict: 'power', startedAt: '2026-11-20T10:00:00Z', endedAt: null },
                ], Date.parse('2026-11-20T00:00:00Z'), Date.parse('2026-11-21T00:00:00Z'), Date.parse('2026-11-20T11:00:00Z'))) / 60_000""")).isEqualTo(180.0);
    }

    @Test
    void an_older_reading_never_replaces_a_newer_one() {
        assertThat(ask("devices", """
                withReading({ channels: [{ channel: 1, latest: { at: '2026-11-20T10:00:00.500Z', powerWatts: 5 } }] },
                  { deviceId: 'x', channel: 1, at: '2026-11-20T10:00:00Z', powerWatts: 9 }).channels[0].latest.powerWatts""")).isEqualTo(5.0);
    }

    private static Object ask(String module, String expression) {
        return page.ask(module, expression);
    }

    private static double millis(String instant) {
        return OffsetDateTime.parse(instant).toInstant().toEpochMilli();
    }
}
