package io.mainswatch.ingest.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mainswatch.common.testing.Await;
import io.mainswatch.common.testing.ManualClock;
import io.mainswatch.common.testing.TestDatabase;
import io.mainswatch.common.testing.TestPlatform;
import io.mainswatch.ingest.device.Registry;
import io.mainswatch.ingest.partition.PartitionKeeper;
import io.vertx.core.Future;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Readings and batches are put straight into the tables, as the writer leaves them. */
class EnergyRollupIT {
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
    /** Readings, and a batch for each. */
    private static final String STORE = """
            WITH stored AS (
              INSERT INTO reading (channel_id, taken_at, power_watts, energy_wh) VALUES %s
              RETURNING channel_id, taken_at)
            INSERT INTO reading_batch (gateway, channels, from_at, to_at)
            SELECT 'g', ARRAY[channel_id], taken_at, taken_at FROM stored
            """;

    private TestPlatform one;
    private TestPlatform other;
    private Registry database;
    private EnergyRollup rollup;

    @BeforeEach
    void open() {
        var clock = new ManualClock(NOON).followingTheMachine();
        one = TestPlatform.open(clock, Map.of());
        other = TestPlatform.open(one.databaseUrl(), clock, Map.of());
        database = new Registry(one)
                .home("default", "UTC")
                .device("m1", "default", 30)
                .device("m2", "default", 30);
        database.execute(
                "INSERT INTO channel (home_id, device_id, number) VALUES ('default', 'm1', 1), ('default', 'm2', 1)");
        Await.result(new PartitionKeeper(one.platform()).ensure(micros(NOON.minus(Duration.ofDays(40))), micros(NOON)));
        rollup = new EnergyRollup(one.platform());
    }

    @AfterEach
    void close() {
        other.close();
        one.close();
    }

    @Test
    void committed_readings_become_quarter_hours_without_being_asked() {
        steady(1, NOON, 61, 600);
        Await.result(rollup.start());

        Await.until("rolled up", () -> total(1) > 99);

        assertThat(total(1)).isCloseTo(100, within(1e-6));
        assertThat(rows(1)).isEqualTo(1);
        assertThat(database.count("SELECT sum(samples) FROM interval_energy")).isEqualTo(61);
        assertThat(database.column(
                        "SELECT min_watts || '/' || max_watts || '/' || covered_seconds FROM interval_energy"))
                .containsExactly("600/600/600");
    }

    @Test
    void a_late_reading_changes_the_quarter_hours_on_both_sides_of_it() {
        put(1, NOON.minusSeconds(40), 600, null);
        put(1, NOON.plusSeconds(80), 600, null);
        Await.result(rollup.sweep());
        assertThat(total(1)).isZero();

        put(1, NOON.plusSeconds(20), 600, null);
        Await.result(rollup.sweep());

        assertThat(database.column("SELECT covered_seconds FROM interval_energy ORDER BY starts_at"))
                .containsExactly(40f, 80f);
        assertThat(total(1)).isCloseTo(20, within(1e-6));
    }

    @Test
    void a_counter_s_step_over_hours_is_taken_back_when_the_missing_readings_come() {
        put(1, NOON.minus(Duration.ofHours(3)), 0, 1_000.0);
        put(1, NOON, 0, 1_300.0);
        Await.result(rollup.sweep());
        assertThat(total(1)).isCloseTo(300, within(1e-6));
        assertThat(rows(1)).isEqualTo(13);

        // All of it was used within one minute.
        put(1, NOON.minus(Duration.ofHours(1)), 0, 1_000.0);
        put(1, NOON.minus(Duration.ofHours(1)).plusSeconds(60), 0, 1_300.0);
        Await.result(rollup.sweep());

        assertThat(total(1)).isCloseTo(300, within(1e-6));
        assertThat(database.column("SELECT energy_wh FROM interval_energy WHERE energy_wh > 0"))
                .containsExactly(300.0);
        assertThat(rows(1)).as("quarter-hours with nothing in them are gone").isEqualTo(3);
    }

    @Test
    void whatever_the_order_of_arrival_the_sums_are_the_same() {
        var minutes = IntStream.range(0, 600).boxed().collect(Collectors.toList());
        Collections.shuffle(minutes, new Random(3));
        for (int from = 0; from < minutes.size(); from += 60) {
            arrive(minutes.subList(from, from + 60));
            Await.result(rollup.sweep());
        }

        // The same readings once more for the other channel, all at once and in order.
        database.execute("INSERT INTO reading (channel_id, taken_at, power_watts, energy_wh) "
                + "SELECT 1, taken_at, power_watts, energy_wh FROM reading WHERE channel_id = 2 ORDER BY taken_at");
        batch(1, NOON.minus(Duration.ofHours(11)), NOON);
        Await.result(rollup.sweep());

        assertThat(quarters(2)).isEqualTo(quarters(1)).hasSizeGreaterThan(30);
    }

    @Test
    void a_month_imported_at_once_is_there_after_one_sweep() {
        var from = NOON.minus(Duration.ofDays(30));
        int readings = 129_600;
        database.execute("""
                INSERT INTO reading (channel_id, taken_at, power_watts, energy_wh)
                SELECT 1, ?::timestamptz + n * interval '20 seconds', 360, 5000 + n * 2 FROM generate_series(0, ?) AS n
                """, from.toString(), readings);
        database.execute("""
                INSERT INTO reading_batch (gateway, channels, from_at, to_at)
                SELECT 'g', '{1}', ?::timestamptz + n * interval '20 seconds', ?::timestamptz + (n + 4000) * interval '20 seconds'
                FROM generate_series(0, ?, 4000) AS n
                """, from.toString(), from.toString(), readings);

        Await.result(rollup.sweep());

        assertThat(rows(1)).isEqualTo(30 * 96 + 1);
        assertThat(total(1)).isCloseTo(readings * 2, within(1e-3));
        assertThat(database.count("SELECT sum(samples) FROM interval_energy")).isEqualTo(readings + 1);
    }

    @Test
    void two_copies_at_it_together_come_to_one_result() {
        for (int i = 0; i < 20; i++) {
            steady(1 + i % 2, NOON.plusSeconds(600L * i), 61, 600);
        }
        var further = new EnergyRollup(other.platform());

        Await.result(Future.all(List.of(rollup.sweep(), further.sweep(), rollup.sweep(), further.sweep())));
        Await.result(further.sweep());

        assertThat(total(1)).isCloseTo(1_000, within(1e-3));
        assertThat(total(2)).isCloseTo(1_000, within(1e-3));
        assertThat(database.count("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"))
                .isZero();
    }

    @Test
    void a_batch_that_commits_late_is_not_skipped() throws SQLException {
        try (var slow = TestDatabase.connect(one.databaseUrl());
                var statement = slow.createStatement()) {
            slow.setAutoCommit(false);
            statement.execute(
                    "INSERT INTO reading (channel_id, taken_at, power_watts) VALUES (2, '2026-03-04T11:00Z', 5)");
            statement.execute("INSERT INTO reading_batch (gateway, channels, from_at, to_at) "
                    + "VALUES ('g', '{2}', '2026-03-04T11:00Z', '2026-03-04T11:00Z')");
            steady(1, NOON, 61, 600);
            Await.result(rollup.sweep());
            slow.commit();
        }
        Await.result(rollup.sweep());

        assertThat(rows(1)).isEqualTo(1);
        assertThat(rows(2)).isEqualTo(1);
    }

    /** Power every minute with a silence now and then, the counter every five; each in a batch of its own. */
    private void arrive(List<Integer> minutes) {
        var rows = minutes.stream()
                .filter(minute -> minute % 200 <= 150)
                .map(minute -> "(2, '%s'::timestamptz, %d, %s)"
                        .formatted(
                                NOON.minus(Duration.ofHours(11)).plusSeconds(60L * minute),
                                100 + minute % 7 * 50,
                                minute % 5 == 0 ? 1_000 + minute * 3 : "NULL::float8"))
                .collect(Collectors.joining(", "));
        database.execute(STORE.formatted(rows));
    }

    private void steady(int channel, Instant from, int readings, int watts) {
        database.execute("""
                INSERT INTO reading (channel_id, taken_at, power_watts)
                SELECT ?, ?::timestamptz + n * interval '10 seconds', ? FROM generate_series(0, ? - 1) AS n
                ON CONFLICT DO NOTHING
                """, channel, from.toString(), watts, readings);
        batch(channel, from, from.plusSeconds(10L * (readings - 1)));
    }

    private void put(int channel, Instant at, double watts, Double counter) {
        database.execute(
                STORE.formatted("(%d, '%s'::timestamptz, %s, %s::float8)".formatted(channel, at, watts, counter)));
    }

    private void batch(int channel, Instant from, Instant to) {
        database.execute(
                "INSERT INTO reading_batch (gateway, channels, from_at, to_at) VALUES ('g', ARRAY[?::int], ?::timestamptz, ?::timestamptz)",
                channel,
                from.toString(),
                to.toString());
    }

    private double total(int channel) {
        return ((Number) database.column(
                                "SELECT coalesce(sum(energy_wh), 0) FROM interval_energy WHERE channel_id = ?", channel)
                        .get(0))
                .doubleValue();
    }

    private long rows(int channel) {
        return database.count("SELECT count(*) FROM interval_energy WHERE channel_id = ?", channel);
    }

    private List<Object> quarters(int channel) {
        return database.column("""
                SELECT concat_ws('|', starts_at, round(energy_wh::numeric, 6), min_watts, max_watts,
                                 round(watt_seconds::numeric, 3), covered_seconds, samples)
                FROM interval_energy WHERE channel_id = ? ORDER BY starts_at
                """, channel);
    }

    private static long micros(Instant at) {
        return at.getEpochSecond() * 1_000_000;
    }
}
