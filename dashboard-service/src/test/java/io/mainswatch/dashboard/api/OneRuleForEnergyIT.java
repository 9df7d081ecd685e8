package io.mainswatch.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.mainswatch.dashboard.testing.RunningDashboard;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statistics and energy of the same device and time are the same number, whatever was measured and whatever is asked. */
final class OneRuleForEnergyIT {
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final int QUARTERS = 48;
    private static final List<String> BUCKETS = List.of("15m", "hour", "day", "week", "month");

    private static RunningDashboard dashboard;

    @BeforeAll
    static void start() {
        dashboard = RunningDashboard.start();
    }

    @AfterAll
    static void stop() {
        dashboard.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void the_sum_of_the_buckets_is_the_statistic(int seed) {
        var random = new Random(seed);
        var device = "random-" + seed;
        dashboard.rows().device(device, "default");
        for (int number = 1; number <= 1 + seed % 3; number++) {
            int channel = dashboard.rows().channel(device, number);
            for (int quarter = 0; quarter < QUARTERS; quarter++) {
                measured(random, channel, NOON.plus(QUARTER.multipliedBy(quarter)));
            }
        }
        for (int i = 0; i < 12; i++) {
            var from = NOON.plusSeconds(random.nextInt(QUARTERS * 900) - 900L);
            var to = from.plusSeconds(1 + random.nextInt(i % 2 == 0 ? 1_200 : QUARTERS * 900));
            var grain = i % 3 == 0 ? 900 : 1;
            agree(device, floor(from, grain), floor(to, grain).plusSeconds(grain), BUCKETS.get(i % BUCKETS.size()));
        }
    }

    @Test
    void a_counter_alone_has_its_energy_in_both() {
        dashboard.rows().device("counter", "default");
        int channel = dashboard.rows().channel("counter", 1);
        interval(channel, NOON, 6.0, null, null, 0, 0, 2);
        interval(channel, NOON.plus(QUARTER), 9.0, null, null, 0, 0, 1);
        dashboard.rows().reading(channel, NOON.plusSeconds(10), null, 1_000.0);
        dashboard.rows().reading(channel, NOON.plusSeconds(20), null, 1_000.5);
        dashboard.rows().reading(channel, NOON.plusSeconds(1_210), null, 1_009.0);

        var whole = stats("counter", NOON, NOON.plus(QUARTER.multipliedBy(2)));
        assertThat(whole.path("energyWh").asDouble()).isEqualTo(15.0);
        assertThat(whole.path("samples").asInt()).isEqualTo(3);
        assertThat(whole.path("meanWatts").isNull()).isTrue();

        var part = stats("counter", NOON.plusSeconds(300), NOON.plusSeconds(1_200));
        assertThat(part.path("energyWh").asDouble()).isCloseTo(4.0 + 3.0, within(1e-9));
        assertThat(part.path("samples").asInt()).isZero();
        agree("counter", NOON.plusSeconds(300), NOON.plusSeconds(1_200), "15m");
    }

    @Test
    void of_the_quarter_hour_that_is_not_over_nothing_is_lost() {
        dashboard.rows().device("current", "default");
        int channel = dashboard.rows().channel("current", 1);
        var quarter = floor(dashboard.clock().now(), 900);
        interval(channel, quarter, 5.0, 10f, 90f, 18_000, 200, 7);

        var now = stats("current", quarter.minus(QUARTER), quarter.plus(QUARTER));

        assertThat(now.path("energyWh").asDouble()).isEqualTo(5.0);
        assertThat(now.path("samples").asInt()).isEqualTo(7);
        agree("current", quarter.minus(QUARTER), quarter.plus(QUARTER), "hour");
    }

    @Test
    void what_lies_behind_a_main_meter_is_not_counted_twice() {
        dashboard.rows().home("metered", "UTC");
        for (var device : List.of("main", "camera", "plug-1", "plug-2")) {
            dashboard.rows().device(device, "metered");
        }
        dashboard.rows().run("UPDATE device SET measures = 'whole-home' WHERE id IN ('main', 'camera')");
        dashboard.rows().run("UPDATE device SET kind = 'camera' WHERE id = 'camera'");
        // The main meter was there in the first quarter hour, the camera from the second on, the plugs always.
        full("main", 0, 100);
        full("camera", 1, 50);
        full("camera", 0, 90);
        for (int quarter = 0; quarter < 3; quarter++) {
            full("plug-1", quarter, 20);
            full("plug-2", quarter, 10);
        }

        assertThat(sums("home=metered&bucket=15m")).containsExactly(100.0, 50.0, 30.0, null);
        assertThat(sums("home=metered&bucket=hour")).containsExactly(180.0);
        assertThat(sums("home=metered&bucket=hour&by=device")).containsExactly(140.0, 100.0, 60.0, 30.0);
        assertThat(sums("home=metered&bucket=hour&device=plug-2")).containsExactly(30.0);

        var hour = energy("home=metered&bucket=hour").get(0);
        assertThat(hour.path("coverage").asDouble()).isCloseTo(0.75, within(1e-9));
        assertThat(hour.path("meanWatts").asDouble()).isCloseTo(180 / 0.75, within(1e-6));
        assertThat(hour.path("maxWatts").isNull()).isTrue();
        assertThat(energy("home=metered&bucket=15m").get(0).path("maxWatts").asDouble())
                .isEqualTo(400);
    }

    /** A quarter hour that was measured whole, at a steady power. */
    private static void full(String device, int quarter, double wh) {
        int channel = dashboard.rows().channelOnce(device);
        float watts = (float) (wh * 4);
        interval(channel, NOON.plus(QUARTER.multipliedBy(quarter)), wh, watts, watts, wh * 3_600, 900, 30);
    }

    private static List<Double> sums(String asked) {
        return StreamSupport.stream(energy(asked).spliterator(), false)
                .map(item -> item.path("energyWh"))
                .map(wh -> wh.isNull() ? null : wh.asDouble())
                .toList();
    }

    private static JsonNode energy(String asked) {
        return dashboard
                .get("/energy?" + asked + "&from=" + NOON + "&to=" + NOON.plus(QUARTER.multipliedBy(4)))
                .body()
                .path("items");
    }

    private static void measured(Random random, int channel, Instant at) {
        switch (random.nextInt(5)) {
            case 0 -> {}
            case 1 -> interval(channel, at, random.nextDouble() * 100, null, null, 0, 0, 1 + random.nextInt(9));
            case 2 -> interval(channel, at, 0, null, null, 0, 0, 1);
            default -> {
                float covered = 1 + random.nextInt(900);
                double watts = random.nextDouble() * 3_000 - 200;
                float least = (float) watts - 10;
                interval(channel, at, watts * covered / 3_600, least, least + 20, watts * covered, covered, 30);
            }
        }
    }

    private static void interval(
            int channel,
            Instant at,
            double wh,
            Float least,
            Float most,
            double wattSeconds,
            float covered,
            int samples) {
        dashboard
                .rows()
                .run(
                        "INSERT INTO interval_energy VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                        channel,
                        at.atOffset(ZoneOffset.UTC),
                        wh,
                        least,
                        most,
                        wattSeconds,
                        covered,
                        samples);
    }

    private static void agree(String device, Instant from, Instant to, String bucket) {
        var asked = "device=" + device + "&bucket=" + bucket + "&from=" + from + "&to=" + to;
        var buckets = StreamSupport.stream(
                        dashboard.get("/energy?" + asked).body().path("items").spliterator(), false)
                .map(item -> item.path("energyWh"))
                .filter(JsonNode::isNumber)
                .toList();
        var statistic = stats(device, from, to).path("energyWh");
        assertThat(statistic.isNull()).as(asked).isEqualTo(buckets.isEmpty());
        assertThat(statistic.asDouble())
                .as(asked)
                .isCloseTo(buckets.stream().mapToDouble(JsonNode::asDouble).sum(), within(1e-6));
    }

    private static JsonNode stats(String device, Instant from, Instant to) {
        var stats = dashboard.get("/stats?limit=1000&from=" + from + "&to=" + to);
        return stats.body().path("items").get(stats.items("deviceId").indexOf(device));
    }

    private static Instant floor(Instant at, int seconds) {
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), seconds) * seconds);
    }
}
