package io.mainswatch.ingest.partition;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.testing.Await;
import io.mainswatch.common.testing.ManualClock;
import io.mainswatch.common.testing.TestDatabase;
import io.mainswatch.common.testing.TestPlatform;
import io.mainswatch.ingest.device.Registry;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartitionKeeperIT {
    private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");
    private ManualClock clock;
    private TestPlatform one;
    private TestPlatform other;
    private Registry database;

    @BeforeEach
    void open() {
        clock = new ManualClock(NOW);
        one = TestPlatform.open(clock, Map.of());
        other = TestPlatform.open(one.databaseUrl(), clock, Map.of());
        database = new Registry(one);
    }

    @AfterEach
    void close() {
        other.close();
        one.close();
    }

    @Test
    void the_running_week_and_four_more_are_made_ahead_by_whoever_is_first() {
        var keepers = IntStream.range(0, 2)
                .mapToObj(copy -> new PartitionKeeper((copy == 0 ? one : other).platform()))
                .toList();

        Await.result(Future.all(keepers.stream().map(PartitionKeeper::start).toList()));

        assertThat(partitions())
                .containsExactly(
                        "reading_20260302",
                        "reading_20260309",
                        "reading_20260316",
                        "reading_20260323",
                        "reading_20260330");
        for (var keeper : keepers) {
            assertThat(keeper.exists(micros(NOW))).isTrue();
            assertThat(keeper.exists(micros(Instant.parse("2026-03-02T00:00:00Z"))))
                    .isTrue();
            assertThat(keeper.exists(micros(Instant.parse("2026-03-01T23:59:59.999999Z"))))
                    .isFalse();
        }
    }

    @Test
    void four_hundred_days_of_the_past_find_their_place_in_any_order_on_two_copies() {
        var keepers =
                new PartitionKeeper[] {new PartitionKeeper(one.platform()), new PartitionKeeper(other.platform())};
        var days = IntStream.range(0, 400).boxed().collect(Collectors.toList());
        Collections.shuffle(days, new Random(7));

        Await.result(Future.all(days.stream()
                .map(day -> {
                    long at = micros(NOW.minus(Duration.ofDays(day)));
                    return keepers[day % 2].ensure(at, at);
                })
                .toList()));
        for (int day : days) {
            database.execute(
                    "INSERT INTO reading (channel_id, taken_at, power_watts) VALUES (1, ?::timestamptz, 1)",
                    NOW.minus(Duration.ofDays(day)).toString());
        }

        assertThat(database.count("SELECT count(*) FROM reading")).isEqualTo(400);
        assertThat(partitions()).hasSize(58).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void a_new_week_waits_for_neither_readers_nor_writers() throws SQLException {
        var keeper = new PartitionKeeper(one.platform());
        Await.result(keeper.start());
        long late = micros(NOW.minus(Duration.ofDays(30)));
        try (var busy = TestDatabase.connect(one.databaseUrl());
                var statement = busy.createStatement()) {
            busy.setAutoCommit(false);
            statement.execute("INSERT INTO reading (channel_id, taken_at) VALUES (1, '2026-03-04')");
            statement.execute("SELECT count(*) FROM reading");

            // Would wait in vain for the open transaction if it needed the whole table.
            Await.result(keeper.ensure(late, late));

            busy.commit();
        }
        assertThat(keeper.exists(late)).isTrue();
    }

    @Test
    void a_week_made_by_a_copy_is_found_when_it_is_needed() {
        var mine = new PartitionKeeper(one.platform());
        long at = micros(NOW.minus(Duration.ofDays(100)));
        Await.result(new PartitionKeeper(other.platform()).ensure(at, at));

        assertThat(mine.exists(at)).isFalse();
        Await.result(mine.ensure(at, at));

        assertThat(mine.exists(at)).isTrue();
    }

    @Test
    void a_clock_that_is_not_trusted_makes_no_weeks() {
        clock.trust(false);
        Await.result(new PartitionKeeper(one.platform()).start());
        assertThat(partitions()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1970-01-01T00:00:00Z",
                "2009-12-31T23:59:59.999999Z",
                "2026-03-05T12:00:00.000001Z",
                "2099-01-01T00:00:00Z",
                "9999-12-31T00:00:00Z"
            })
    void an_instant_no_reading_can_have_gets_no_week(String instant) {
        var keeper = new PartitionKeeper(one.platform());
        long at = micros(Instant.parse(instant));

        assertThat(Await.failure(keeper.ensure(at, at))).isInstanceOf(Failure.class);

        assertThat(keeper.exists(at)).isFalse();
        assertThat(partitions()).isEmpty();
    }

    @Test
    void the_first_reading_there_can_be_has_a_place() {
        var keeper = new PartitionKeeper(one.platform());
        long at = micros(Instant.parse("2010-01-01T00:00:00Z"));
        Await.result(keeper.ensure(at, at));
        assertThat(partitions()).containsExactly("reading_20091228");
        assertThat(keeper.exists(Long.MIN_VALUE)).isFalse();
        assertThat(keeper.exists(Long.MAX_VALUE)).isFalse();
    }

    private List<Object> partitions() {
        return database.column(
                "SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = 'reading'::regclass ORDER BY 1");
    }

    private static long micros(Instant at) {
        return at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000;
    }
}
