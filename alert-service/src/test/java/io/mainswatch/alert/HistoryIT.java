package io.mainswatch.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.alert.sql.Instants;
import io.mainswatch.common.testing.ManualClock;
import io.mainswatch.common.testing.TestPlatform;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What came late: an imported month, drained buffers, kept beats. */
class HistoryIT {
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final Instant MONTH = Instant.parse("2026-01-01T00:00:00Z");

    private Household house;

    @BeforeEach
    void open() {
        var clock = new ManualClock(NOW);
        house = new Household(TestPlatform.open(clock, Map.of()), clock);
        for (int day = 0; day < 35; day += 7) {
            house.week(MONTH.plus(Duration.ofDays(day)));
        }
        house.meter("fridge");
        house.meter("boiler");
        house.meter("oven");
        house.phone("phone");
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    @Timeout(180)
    void the_cuts_of_an_imported_month_are_found_within_one_sample() {
        for (int day : new int[] {3, 9, 15, 22, 27}) {
            cut(MONTH.plus(Duration.ofDays(day)).plus(Duration.ofMinutes(61)), Duration.ofMinutes(20L + day));
        }
        importReadings("fridge", "boiler", "oven");
        house.lookBack();
        house.lookBack();
        assertThat(house.sql("SELECT 1 FROM outage WHERE verdict = 'power' AND origin = 'reconstructed'")
                        .size())
                .isEqualTo(5);
        assertThat(house.sql("""
                        SELECT 1 FROM outage o JOIN cut c
                          ON o.started_at BETWEEN c.from_at - interval '61 seconds' AND c.from_at
                         AND o.ended_at BETWEEN c.to_at AND c.to_at + interval '61 seconds'
                        """).size()).isEqualTo(5);
        assertThat(house.sql("SELECT 1 FROM incident").size())
                .as("history is told to nobody")
                .isZero();
        house.turn();
        assertThat(house.sql("SELECT 1 FROM watch").size())
                .as("nobody lives yet")
                .isZero();
    }

    @Test
    void a_gap_without_a_witness_is_no_cut() {
        cut(MONTH.plus(Duration.ofDays(3)), Duration.ofMinutes(30));
        house.sql("UPDATE heartbeat SET charging = true");
        importReadings("fridge");
        house.lookBack();
        assertThat(house.sql("SELECT 1 FROM outage").size()).isZero();
    }

    @Test
    void later_data_take_back_what_they_disprove() {
        cut(MONTH.plus(Duration.ofDays(3)), Duration.ofMinutes(30));
        importReadings("fridge");
        house.lookBack();
        assertThat(house.sql("SELECT 1 FROM outage").size()).isEqualTo(1);
        house.sql("DELETE FROM cut");
        importReadings("boiler");
        house.lookBack();
        assertThat(house.sql("SELECT 1 FROM outage").size()).isZero();
    }

    @Test
    void a_cut_while_we_were_off_is_found_afterwards_and_told_to_nobody() {
        house.every(Duration.ofSeconds(30), "fridge", () -> house.reading("fridge", house.now(), 1L));
        house.every(Duration.ofMinutes(2), "phone", () -> house.beat("phone", true, "wifi"));
        house.pass(Duration.ofMinutes(3));
        house.passOff(Duration.ofMinutes(5));
        var cut = house.now();
        house.stop("fridge", "phone");
        house.every(Duration.ofMinutes(2), "phone", () -> house.beat("phone", false, "mobile"));
        house.passOff(Duration.ofMinutes(20));
        house.stop("phone");
        house.every(Duration.ofSeconds(30), "fridge", () -> house.reading("fridge", house.now(), 2L));
        house.every(Duration.ofMinutes(2), "phone", () -> house.beat("phone", true, "wifi"));
        house.passOff(Duration.ofMinutes(5));
        house.pass(Duration.ofMinutes(11));
        house.lookBack();
        assertThat(house.outages(cut)).singleElement().satisfies(outage -> {
            assertThat(outage).startsWith("power ");
            assertThat(Integer.parseInt(outage.replaceAll("power (-?\\d+)\\.\\..*", "$1")))
                    .isBetween(-30, 0);
            assertThat(Integer.parseInt(outage.replaceAll(".*\\.\\.", ""))).isBetween(1_200, 1_230);
        });
        assertThat(house.sql("SELECT 1 FROM incident").size()).isZero();
        house.lookBack();
        assertThat(house.outages(cut)).hasSize(1);
    }

    /** Writes down a cut and the phone's kept beats in it. */
    private void cut(Instant from, Duration length) {
        house.sql("CREATE TABLE IF NOT EXISTS cut (from_at timestamptz, to_at timestamptz)");
        house.sql("INSERT INTO cut VALUES ($1, $2)", Instants.utc(from), Instants.utc(from.plus(length)));
        house.sql("""
                INSERT INTO heartbeat (device_id, at, received_at, source, charging, network)
                SELECT 'phone', at, $3, 'ping', false, 'wifi'
                FROM generate_series($1::timestamptz + interval '40 seconds', $2::timestamptz, interval '2 minutes') at
                """, Instants.utc(from), Instants.utc(from.plus(length)), Instants.utc(NOW));
    }

    /** A month of one reading a minute, but for the cuts. */
    private void importReadings(String... devices) {
        for (var device : devices) {
            house.sql("""
                    INSERT INTO reading (channel_id, taken_at, power_watts, voltage_volts)
                    SELECT c.id, at, 100, 230
                    FROM channel c,
                         generate_series($2::timestamptz, $2::timestamptz + interval '30 days', interval '1 minute') at
                    WHERE c.device_id = $1
                      AND NOT EXISTS (SELECT 1 FROM cut WHERE at > cut.from_at AND at < cut.to_at)
                    """, device, Instants.utc(MONTH.plusSeconds(7)));
            house.sql(
                    """
                    INSERT INTO reading_batch (gateway, stored_at, channels, from_at, to_at)
                    SELECT 'gate', $2, array[id], $3, $4 FROM channel WHERE device_id = $1
                    """, device, Instants.utc(NOW), Instants.utc(MONTH), Instants.utc(MONTH.plus(Duration.ofDays(30))));
        }
    }
}
