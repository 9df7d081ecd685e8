package io.mainswatch.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mainswatch.dashboard.testing.RunningDashboard;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Readings, statistics and energy, from rows as ingest-service writes them. */
final class MeasurementsIT {
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    private static RunningDashboard dashboard;

    @BeforeAll
    static void start() {
        dashboard = RunningDashboard.start();
    }

    @AfterAll
    static void stop() {
        dashboard.close();
    }

    @Test
    void readings_come_oldest_first_page_by_page_and_channel_by_channel() {
        dashboard.rows().device("paged", "default");
        int one = dashboard.rows().channel("paged", 1);
        int two = dashboard.rows().channel("paged", 2);
        for (int i = 0; i < 5; i++) {
            dashboard.rows().reading(one, NOON.plusSeconds(i), i + 0.1f, null);
            dashboard.rows().reading(two, NOON.plusSeconds(i), 100f + i, 7.5 * i);
        }
        var span = "from=2026-03-10T12:00:00Z&to=2026-03-10T12:00:05Z";

        var seen = new ArrayList<String>();
        var cursor = "";
        do {
            var page = dashboard.get("/devices/paged/readings?limit=3&" + span + cursor);
            page.body()
                    .path("items")
                    .forEach(item -> seen.add(item.path("at").asText() + " "
                            + item.path("channel").asInt() + " "
                            + item.path("powerWatts").asText()));
            cursor = page.at("/next").isNull()
                    ? ""
                    : "&cursor=" + page.at("/next").asText();
        } while (!cursor.isEmpty());

        assertThat(seen).hasSize(10).isSorted().doesNotHaveDuplicates();
        assertThat(seen.get(0)).isEqualTo("2026-03-10T12:00:00Z 1 0.1");
        assertThat(dashboard.get("/devices/paged/readings?channel=2&" + span).items("channel"))
                .hasSize(5)
                .containsOnly("2");
        assertThat(dashboard
                        .get("/devices/paged/readings?from=2026-03-10T12:00:04Z&to=2026-03-10T12:00:05Z")
                        .items("at"))
                .hasSize(2);
        assertThat(dashboard.get("/devices/paged/readings").items("at")).isEmpty();
    }

    @Test
    void statistics_take_of_a_quarter_hour_at_either_end_the_part_that_was_asked_for() {
        dashboard.rows().device("stats", "default");
        int channel = dashboard.rows().channel("stats", 1);
        dashboard.rows().interval(channel, NOON.minusSeconds(900), 9, 30, 40, 900);
        dashboard.rows().interval(channel, NOON, 25, 90, 110, 900);
        dashboard.rows().interval(channel, NOON.plusSeconds(900), 60, 200, 400, 450);
        for (int i = 0; i < 10; i++) {
            dashboard.rows().reading(channel, NOON.minusSeconds(450 - i * 30L), 40f, null);
            dashboard.rows().reading(channel, NOON.plusSeconds(900 + i * 45L), 400f, null);
        }

        // A third of 9 Wh, all of 25 Wh, a third of 60 Wh; measured: 300 s, 900 s, 150 s.
        var stats = dashboard.get("/stats?from=2026-03-10T11:55:00Z&to=2026-03-10T12:20:00Z");
        var item = stats.body().path("items").get(stats.items("deviceId").indexOf("stats"));

        assertThat(item.path("energyWh").asDouble()).isCloseTo(48, within(1e-9));
        assertThat(item.path("meanWatts").asDouble()).isCloseTo(48 * 3_600 / 1_350.0, within(1e-6));
        assertThat(item.path("minWatts").asDouble()).isEqualTo(30);
        assertThat(item.path("maxWatts").asDouble()).isEqualTo(400);
        // Of the ten before noon five lie in the span, and seven of those after the quarter past.
        assertThat(item.path("samples").asInt()).isEqualTo(5 + 10 + 7);
        assertThat(item.path("coverage").asDouble()).isCloseTo(1_350 / 1_500.0, within(0.001));
    }

    @Test
    void a_device_without_data_is_listed_without_numbers() {
        dashboard.rows().device("silent", "default");
        var stats = dashboard.get("/stats");
        var item = stats.body().path("items").get(stats.items("deviceId").indexOf("silent"));

        assertThat(item.path("meanWatts").isNull()).isTrue();
        assertThat(item.path("energyWh").isNull()).isTrue();
        assertThat(item.path("samples").asInt()).isZero();
    }

    @Test
    void days_are_the_homes_own_also_when_the_clocks_change() {
        dashboard.rows().home("berlin", "Europe/Berlin");
        dashboard.rows().device("berlin-meter", "berlin");
        int channel = dashboard.rows().channel("berlin-meter", 1);
        var zone = ZoneId.of("Europe/Berlin");
        var from = Instant.parse("2026-03-27T23:00:00Z");
        for (var at = from; at.isBefore(Instant.parse("2026-03-30T22:00:00Z")); at = at.plus(Duration.ofMinutes(15))) {
            dashboard.rows().interval(channel, at, 1, 4, 4, 900);
        }

        var days = dashboard.get("/energy?home=berlin&bucket=day&from=2026-03-27T23:00:00Z&to=2026-03-30T22:00:00Z");

        assertThat(days.items("energyWh")).containsExactly("96.0", "92.0", "96.0");
        assertThat(days.items("coverage")).containsOnly("1.0");
        assertThat(days.items("startsAt"))
                .containsExactly("2026-03-27T23:00:00Z", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z");
        assertThat(Instant.parse(days.items("endsAt").get(1)).atZone(zone).getHour())
                .isZero();
    }

    @Test
    void a_bucket_without_data_says_so_and_the_future_is_left_out() {
        dashboard.rows().device("sparse", "default");
        int channel = dashboard.rows().channel("sparse", 1);
        dashboard.rows().interval(channel, NOON, 25, 90, 110, 450);

        var hours =
                dashboard.get("/energy?device=sparse&bucket=hour&from=2026-03-10T11:00:00Z&to=2026-03-10T14:00:00Z");
        assertThat(hours.items("energyWh")).containsExactly("null", "25.0", "null");
        assertThat(hours.items("coverage")).containsExactly("0.0", "0.125", "0.0");
        assertThat(hours.items("minWatts")).containsExactly("null", "90.0", "null");
        assertThat(hours.items("meanWatts").get(1)).isEqualTo("200.0");

        var tomorrow = dashboard.clock().now().plus(Duration.ofDays(1));
        var today = dashboard.get("/energy?bucket=hour&to=" + tomorrow);
        assertThat(today.items("startsAt"))
                .allSatisfy(at ->
                        assertThat(Instant.parse(at)).isBefore(dashboard.clock().now()));
        assertThat(dashboard
                        .get("/energy?from=" + tomorrow + "&to=" + tomorrow.plusSeconds(60))
                        .items("startsAt"))
                .isEmpty();
    }

    @Test
    void energy_is_told_of_a_home_a_channel_or_each_device() {
        dashboard.rows().home("many", "UTC");
        dashboard.rows().device("many-a", "many");
        dashboard.rows().device("many-b", "many");
        dashboard.rows().interval(dashboard.rows().channel("many-a", 1), NOON, 10, 40, 40, 900);
        dashboard.rows().interval(dashboard.rows().channel("many-a", 2), NOON, 20, 80, 80, 900);
        dashboard.rows().interval(dashboard.rows().channel("many-b", 1), NOON, 30, 120, 120, 900);
        var span = "bucket=15m&from=2026-03-10T12:00:00Z&to=2026-03-10T12:15:00Z";

        var home = dashboard.get("/energy?home=many&" + span);
        assertThat(home.items("energyWh")).containsExactly("60.0");
        assertThat(home.items("meanWatts")).containsExactly("240.0");
        assertThat(home.items("maxWatts")).containsExactly("null");
        assertThat(home.items("coverage")).containsExactly("1.0");
        assertThat(dashboard.get("/energy?device=many-a&channel=2&" + span).items("maxWatts"))
                .containsExactly("80.0");
        var each = dashboard.get("/energy?home=many&by=device&" + span);
        assertThat(each.items("deviceId")).containsExactly("many-a", "many-b");
        assertThat(each.items("energyWh")).containsExactly("30.0", "30.0");
        assertThat(dashboard.get("/energy?home=default&device=many-a").status()).isEqualTo(404);
    }
}
