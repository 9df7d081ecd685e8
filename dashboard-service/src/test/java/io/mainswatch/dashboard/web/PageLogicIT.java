package io.mainswatch.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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

    @ParameterizedTest
    @CsvSource({"0.89, 1, 2", "0.4, 0.4, 1", "4.2, 6, 0", "9.1, 10, 1", "0.001, 0.001, 5", "37, 40, 0"})
    void an_axis_ends_at_a_round_number_and_writes_its_steps_exactly(double most, double end, int digits) {
        assertThat(((Number) ask("scale", "scale(" + most + ").end")).doubleValue())
                .isCloseTo(end, within(1e-9));
        assertThat(((Number) ask("scale", "scale(" + most + ").digits")).intValue())
                .isEqualTo(digits);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // no cut, one that silenced the device, one under way, one between two words, spoken through, spoken in
                "[100, 160] | [] | 130",
                "[100, 160] | [[110, 150]] | 110",
                "[100] | [[95, 200]] | 100",
                "[100, 160] | [[110, 120]] | 110",
                "[100, 104, 108] | [[102, 106]] | 138",
                "[100, 104, 160] | [[102, 106]] | 104"
            })
    void a_value_holds_for_a_while_and_never_into_a_cut_that_silenced_the_device(String at, String cuts, int end) {
        var readings = at + ".map((at) => ({ at, watts: 1 }))";
        var gap = "held(" + readings + ", 30, 200, " + cuts + ").find(({ mean }) => mean === null).at";
        assertThat(((Number) ask("series", gap)).intValue()).isEqualTo(end + 1);
    }

    @Test
    void the_last_days_follow_each_other_over_a_clock_change() {
        assertThat(ask("format", """
                lastDays(30, Date.parse('2026-11-10T12:00:00Z'), 'Europe/Berlin')
                  .every((day, i, days) => i === 0 || nextDay(days[i - 1], 'Europe/Berlin') === day)""")).isEqualTo(true);
        assertThat(ask("format", """
                ['2026-11-10T12:00:00Z', '2026-10-25T23:30:00Z', '2026-04-10T22:00:00Z'].map(Date.parse)
                  .every((at) => firstDay(30, at, 'Europe/Berlin') === lastDays(30, at, 'Europe/Berlin')[0])""")).isEqualTo(true);
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
    void where_the_whole_home_is_measured_its_parts_are_not_added_to_it() {
        assertThat(ask("power", """
                (() => {
                  const hour = new PowerHour();
                  const at = (minute) => minute * 60_000;
                  hour.add('plug', at(1000), 100, 60_000);
                  hour.add('plug', at(1001), 120, 60_000);
                  hour.add('main', at(1001), 700, 1, true);
                  return hour.series(at(1003)).slice(-4).map(({ watts }) => watts).join();
                })()""")).isEqualTo("100,700,700,");
        assertThat(ask("devices", """
                (() => {
                  const of = (measures, watts, fresh = true) => ({ device: { measures }, watts, fresh });
                  const said = (...all) => { const home = homePower(all); return home && [home.watts, home.heard, home.rest].join('/'); };
                  return [said(of('part', 100), of('part', 20)), said(of('whole-home', 500), of('part', 100)), said(of('whole-home', 50), of('part', 60)),
                    said(of('whole-home', 500, false), of('part', 100)), said(of('part', 1, false))].join(' ');
                })()""")).isEqualTo("120/2/ 500/1/400 50/1/0 100/1/ ");
    }

    @Test
    void what_no_part_accounts_for_is_everything_else() {
        assertThat(ask("energy", """
                (() => {
                  const slots = [0, 1, 2].map((hour) => ({ at: hour * 100, until: (hour + 1) * 100 }));
                  const item = (deviceId, hour, energyWh, coverage) => ({ deviceId, startsAt: new Date(hour * 100).toISOString(), energyWh, coverage });
                  const devices = [{ id: 'main', measures: 'whole-home', name: 'Main' }, { id: 'tv', measures: 'part', name: 'TV' }];
                  const totals = [item(null, 0, 50, 1), item(null, 1, 5, 0.5), item(null, 2, null, 0)];
                  const parts = partsOf([item('main', 0, 50, 1), item('tv', 0, 20, 1), item('tv', 1, 6, 1)], totals, devices);
                  const { wattHours, coverage, slots: laidOut, series } = laid(slots, parts, devices, 200, totals);
                  return [wattHours, coverage, ...laidOut.map((slot) => slot.wattHours), ...series.map(({ id, wattHours }) => id + wattHours)].join();
                })()""")).isEqualTo("55,0.75,50,5,,tv26,*30");
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

    @ParameterizedTest
    @CsvSource({
        "day, 2026-11-20, 0, 2026-11-20",
        "week, 2026-11-22, 0, 2026-11-16",
        "week, 2026-01-01, -1, 2025-12-22",
        "month, 2026-03-31, -1, 2026-02-01",
        "month, 2026-12-31, 1, 2027-01-01",
        "year, 2024-02-29, 1, 2025-01-01"
    })
    void a_period_begins_where_its_calendar_says(String period, String date, int by, String first) {
        assertThat(ask("calendar", "firstOf('%s', '%s', %d)".formatted(period, date, by)))
                .isEqualTo(first);
    }

    @Test
    void a_day_is_drawn_in_as_many_hours_as_it_has_and_a_year_in_months() {
        assertThat(ask("calendar", """
                ['2026-03-29', '2026-10-25', '2026-06-01'].map((date) => slots('day', date, 'Europe/Berlin').length).join()
                  + ' ' + slots('year', '2026-01-01', 'Asia/Kolkata').every(({ until }, i, all) => i === 11 || until === all[i + 1].at)""")).isEqualTo("23,25,24 true");
    }

    @Test
    void what_was_measured_of_few_devices_is_no_more_than_that() {
        assertThat(ask("energy", """
                (() => {
                  const slots = [0, 1, 2, 3].map((hour) => ({ at: hour * 100, until: (hour + 1) * 100 }));
                  const item = (deviceId, hour, energyWh, coverage) => ({ deviceId, startsAt: new Date(hour * 100).toISOString(), energyWh, coverage });
                  const { wattHours, coverage, slots: laidOut, series } = laid(slots, [
                    item('a', 0, 10, 1), item('a', 1, null, 0), item('a', 2, 30, 1),
                    item('b', 0, null, 0), item('b', 1, null, 0), item('b', 2, 5, 0.5),
                  ], [{ id: 'a', name: 'A' }], 300);
                  return [wattHours, coverage, ...laidOut.map((slot) => slot.wattHours), ...series.map(({ name }) => name), laidOut[3].isAhead].join();
                })()""")).isEqualTo("45,0.5833333333333334,10,,35,,A,b,true");
    }

    @Test
    void hours_of_the_week_count_only_what_was_watched() {
        assertThat(ask("outage-hours", """
                (() => {
                  const at = (text) => Date.parse(text + ':00Z');
                  const cuts = [[at('2026-11-16T01:30'), at('2026-11-16T02:15')]];
                  const gaps = [[at('2026-11-16T03:00'), at('2026-11-17T00:00')]];
                  const [monday] = weekOf('2026-11-16', '2026-11-17', 'UTC', cuts, gaps, at('2026-11-16T12:00'));
                  return monday.slice(0, 4).map(({ cut, watched }) => [cut / 60_000, watched / 60_000].join('/')).join();
                })()""")).isEqualTo("0/60,30/60,15/60,0/0");
    }

    @Test
    void a_file_for_a_spreadsheet_quotes_and_never_begins_a_formula() {
        assertThat(ask("csv", "csv([['a,b', 'say \"no\"', null, 1.5], ['=SUM(A1)', '-3', -3, '']])"))
                .isEqualTo("\"a,b\",\"say \"\"no\"\"\",,1.5\r\n'=SUM(A1),'-3,-3,\r\n");
    }

    @ParameterizedTest
    @CsvSource({"0.73, 0.8", "1, 1", "26.05, 30", "840, 1000", "7, 8"})
    void a_scale_ends_at_a_round_number(double most, double end) {
        assertThat(((Number) ask("scale", "scale(" + most + ").end")).doubleValue())
                .isCloseTo(end, within(1e-9));
    }

    @Test
    void who_knocks_is_known_by_the_id_it_claims() {
        assertThat(ask("strangers", """
                gathered([
                  { deviceId: null, reason: 'unknown device: nothing is registered under this id (client id x-1)', at: '2026-11-20T10:00:00Z' },
                  { deviceId: null, reason: 'unknown device: nothing is registered under this id (client id x-1)', at: '2026-11-20T11:00:00Z' },
                  { deviceId: null, reason: 'unknown device: nothing is registered under this id (client id known)', at: '2026-11-20T11:00:00Z' },
                  { deviceId: null, reason: 'unknown device: nothing is registered under this id (client id <b>)', at: '2026-11-20T11:00:00Z' },
                  { deviceId: null, reason: 'wrong password (client id y)', at: '2026-11-20T11:00:00Z' },
                ], new Set(['known'])).map(({ id, count, at }) => [id, count, new Date(at).getUTCHours()].join()).join()""")).isEqualTo("x-1,2,11");
    }

    private static Object ask(String module, String expression) {
        return page.ask(module, expression);
    }

    private static double millis(String instant) {
        return OffsetDateTime.parse(instant).toInstant().toEpochMilli();
    }
}
