package io.mainswatch.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.dashboard.testing.Reply;
import io.mainswatch.dashboard.testing.RunningDashboard;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Power as points to draw, from rows as ingest-service writes them. */
final class SeriesIT {
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
    void a_short_span_is_drawn_from_readings_and_silence_is_a_gap() {
        dashboard.rows().device("short", "default");
        int channel = dashboard.rows().channel("short", 1);
        // Read at -10 s, 20 s and 30 s; a cadence of 30 s lets the last one hold for 90 s.
        dashboard.rows().reading(channel, NOON.minusSeconds(10), 60f, null);
        dashboard.rows().reading(channel, NOON.plusSeconds(20), 120f, null);
        dashboard.rows().reading(channel, NOON.plusSeconds(30), 264.6f, null);

        var series = dashboard.get("/devices/short/series?points=10&from=2026-03-10T12:00:00Z&to=2026-03-10T12:05:00Z");

        assertThat(series.at("/stepSeconds").asInt()).isEqualTo(30);
        assertThat(series.at("/source").asText()).isEqualTo("readings");
        assertThat(values(series, "meanWatts"))
                .containsExactly("80.0", "264.6", "264.6", "264.6", "null", "null", "null", "null", "null", "null");
        assertThat(values(series, "minWatts")).startsWith("60.0", "264.6").hasSize(10);
        assertThat(values(series, "maxWatts")).startsWith("120.0", "264.6").hasSize(10);
    }

    @Test
    void a_long_span_is_drawn_from_quarter_hours_and_keeps_the_extremes() {
        dashboard.rows().device("long", "default");
        int channel = dashboard.rows().channel("long", 1);
        for (int quarter = 0; quarter < 8; quarter++) {
            var at = NOON.plus(Duration.ofMinutes(15L * quarter));
            dashboard.rows().interval(channel, at, 25, 90 - quarter, 110 + quarter, 900);
        }

        var series = dashboard.get("/devices/long/series?points=800&from=2026-02-20T00:00:00Z&to=2026-03-22T00:00:00Z");

        assertThat(series.at("/source").asText()).isEqualTo("quarter-hours");
        assertThat(series.at("/stepSeconds").asInt()).isEqualTo(3_600);
        assertThat(values(series, "meanWatts"))
                .hasSize(720)
                .filteredOn(value -> !value.equals("null"))
                .containsExactly("100.0", "100.0");
        assertThat(values(series, "minWatts")).contains("87.0", "83.0");
        assertThat(values(series, "maxWatts")).contains("113.0", "117.0");
        assertThat(values(series, "meanWatts").indexOf("100.0")).isEqualTo(18 * 24 + 12);
    }

    @Test
    void a_reading_says_nothing_of_the_future_and_nothing_of_another_channel() {
        dashboard.rows().device("now", "default");
        int channel = dashboard.rows().channel("now", 2);
        var now = dashboard.clock().now();
        dashboard.rows().reading(channel, now.minusSeconds(5), 50f, null);
        var span = "from=" + now.minusSeconds(60) + "&to=" + now.plusSeconds(540);

        var series = values(dashboard.get("/devices/now/series?channel=2&points=601&" + span), "meanWatts");

        assertThat(Collections.frequency(series, "50.0")).isBetween(5, 7);
        assertThat(values(dashboard.get("/devices/now/series?points=601&" + span), "meanWatts"))
                .containsOnly("null");
        assertThat(values(
                        dashboard.get("/devices/now/series?from=2030-01-01T00:00:00Z&to=2030-01-02T00:00:00Z"),
                        "meanWatts"))
                .isNotEmpty()
                .containsOnly("null");
    }

    private static List<String> values(Reply reply, String name) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        var values = new ArrayList<String>();
        reply.body().path(name).forEach(value -> values.add(value.asText()));
        return values;
    }
}
