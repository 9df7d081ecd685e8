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

/** Since when the mains is on: since the last outage known, not since we looked. */
class SupplySinceIT {
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    private Household house;

    @BeforeEach
    void open() {
        var clock = new ManualClock(NOW);
        house = new Household(TestPlatform.open(clock, Map.of()), clock);
        house.meter("fridge");
        house.phone("phone");
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void it_is_on_since_the_end_of_the_last_cut_of_an_imported_past() {
        importTwoDaysWithACut();
        house.lookBack();
        live();
        house.pass(Duration.ofMinutes(3));
        assertThat(house.supply()).isEqualTo("on");
        assertThat(since()).isEqualTo(endOfLastOutage());
    }

    @Test
    void a_past_imported_while_the_home_is_watched_moves_it_back() {
        live();
        house.pass(Duration.ofMinutes(3));
        assertThat(since()).isAfterOrEqualTo(NOW);
        importTwoDaysWithACut();
        house.lookBack();
        assertThat(since()).isEqualTo(endOfLastOutage());
        assertThat(house.sql("SELECT 1 FROM change WHERE kind = 'supply'").size())
                .as("whoever looks is told")
                .isEqualTo(2);
    }

    @Test
    void our_own_absence_does_not_begin_it_anew() {
        live();
        house.pass(Duration.ofMinutes(3));
        var before = since();
        house.gatewayHears(false);
        house.pass(Duration.ofMinutes(3));
        assertThat(house.supply()).isEqualTo("not-watched");
        house.gatewayHears(true);
        house.pass(Duration.ofMinutes(3));
        assertThat(house.supply()).isEqualTo("on");
        assertThat(since()).isEqualTo(before);
    }

    @Test
    void a_long_absence_of_which_nothing_is_stored_does() {
        live();
        house.pass(Duration.ofMinutes(3));
        house.stop("fridge", "phone");
        house.passOff(Duration.ofHours(5));
        var back = house.now();
        live();
        house.pass(Duration.ofMinutes(11));
        house.lookBack();
        assertThat(house.supply()).isEqualTo("on");
        assertThat(since()).isBetween(back, back.plusSeconds(10));
    }

    @Test
    void a_lost_line_is_no_loss_of_the_mains() {
        live();
        house.pass(Duration.ofMinutes(3));
        var before = since();
        house.stop("fridge", "phone");
        house.pass(Duration.ofMinutes(8));
        assertThat(house.supply()).isEqualTo("unknown");
        house.reading("fridge", house.now().minus(Duration.ofMinutes(4)), 1L);
        live();
        house.pass(Duration.ofMinutes(1));
        assertThat(house.sql("SELECT 1 FROM outage WHERE verdict = 'internet'").size())
                .isEqualTo(1);
        assertThat(since()).isEqualTo(before);
    }

    private void live() {
        house.every(Duration.ofSeconds(10), "fridge", () -> house.word("fridge"));
        house.every(Duration.ofMinutes(2), "phone", () -> house.beat("phone", true, "wifi"));
    }

    /** One reading a minute but for 30 minutes a day ago, in which a phone was on battery. */
    private void importTwoDaysWithACut() {
        var from = NOW.minus(Duration.ofDays(2));
        house.week(from);
        house.week(NOW);
        house.sql("""
                INSERT INTO reading (channel_id, taken_at, power_watts, voltage_volts)
                SELECT c.id, at, 100, 230
                FROM channel c,
                     generate_series($1::timestamptz, $1::timestamptz + interval '47 hours', interval '1 minute') at
                WHERE at NOT BETWEEN $1::timestamptz + interval '24 hours' AND $1::timestamptz + interval '24.5 hours'
                """, Instants.utc(from));
        house.sql("""
                INSERT INTO heartbeat (device_id, at, received_at, source, charging, network)
                VALUES ('phone', $1::timestamptz + interval '24.2 hours', $2, 'ping', false, 'wifi')
                """, Instants.utc(from), Instants.utc(NOW));
        house.sql("""
                INSERT INTO reading_batch (gateway, stored_at, channels, from_at, to_at)
                SELECT 'gate', $2, array[id], $1, $1::timestamptz + interval '47 hours' FROM channel
                """, Instants.utc(from), Instants.utc(NOW));
    }

    private Instant since() {
        return Instants.required(
                house.sql("SELECT since FROM supply WHERE home_id = 'default'")
                        .iterator()
                        .next(),
                "since");
    }

    private Instant endOfLastOutage() {
        return Instants.required(
                house.sql("SELECT max(ended_at) AS at FROM outage WHERE verdict = 'power'")
                        .iterator()
                        .next(),
                "at");
    }
}
