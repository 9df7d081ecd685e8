package io.mainswatch.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.alert.sql.Instants;
import io.mainswatch.common.testing.Await;
import io.mainswatch.common.testing.ManualClock;
import io.mainswatch.common.testing.TestPlatform;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A hundred homes lose their line, each at its own moment and for its own length; the mains stays on in all of them. */
class LostLineIT {
    private static final int HOMES = 100;
    private static final Duration STEP = Duration.ofSeconds(4);

    /** One device's life: speaks every so often, is not heard while the line is gone, and returns a little later. */
    private static final class Life {
        private final String id;
        private final Duration every;
        private final Instant lostAt;
        private final Instant backAt;
        private final Boolean charging;
        private Instant next;

        private Life(String id, Duration every, Instant next, Instant lostAt, Instant backAt, Boolean charging) {
            this.id = id;
            this.every = every;
            this.next = next;
            this.lostAt = lostAt;
            this.backAt = backAt;
            this.charging = charging;
        }

        private boolean speaksAt(Instant now) {
            if (now.isBefore(next) || (now.isAfter(lostAt) && now.isBefore(backAt))) {
                return false;
            }
            next = now.plus(every);
            return true;
        }
    }

    @Test
    @Timeout(300)
    void none_of_a_hundred_lost_lines_is_called_a_power_cut() {
        var clock = new ManualClock(Instant.parse("2026-03-03T09:00:00Z"));
        try (var test = TestPlatform.open(clock, Map.of());
                var house = new Household(test, clock)) {
            var lives = homes(house, new Random(20260303));
            var end = clock.now().plus(Duration.ofMinutes(12));
            while (clock.now().isBefore(end)) {
                clock.advance(STEP);
                speak(house, lives, clock.now());
                house.turn();
            }
            assertThat(house.sql("SELECT 1 FROM flip WHERE to_state = 'down'").size())
                    .as("the lines were really lost")
                    .isGreaterThan(HOMES);
            assertThat(house.sql("SELECT home_id, started_at FROM outage WHERE verdict = 'power'"))
                    .isEmpty();
            assertThat(house.sql("SELECT 1 FROM outage WHERE ended_at IS NULL")).isEmpty();
            assertThat(house.sql("SELECT 1 FROM supply WHERE state <> 'on' AND home_id <> 'default'"))
                    .isEmpty();
        }
    }

    private static List<Life> homes(Household house, Random random) {
        var lives = new ArrayList<Life>();
        for (int i = 0; i < HOMES; i++) {
            var home = "home-" + i;
            house.home(home, "Home " + i, "UTC");
            var lost = house.now().plus(Duration.ofSeconds(200 + random.nextInt(60)));
            var back = lost.plus(Duration.ofSeconds(20 + random.nextInt(280)));
            for (int meter = 0; meter < 1 + i % 3; meter++) {
                var id = home + "-meter-" + meter;
                house.device(home, id, "meter", "mains", 30, 15);
                var reconnected = back.plus(Duration.ofSeconds(random.nextInt(25)));
                lives.add(new Life(
                        id,
                        Duration.ofSeconds(5 + random.nextInt(22)),
                        house.now().plusSeconds(random.nextInt(30)),
                        lost,
                        reconnected,
                        null));
            }
            var phone = home + "-phone";
            house.device(home, phone, "phone", "battery", 120, 60);
            lives.add(new Life(
                    phone,
                    Duration.ofSeconds(116),
                    house.now().plusSeconds(random.nextInt(110)),
                    lost,
                    back,
                    i % 2 == 0 ? Boolean.TRUE : null));
        }
        return lives;
    }

    private static void speak(Household house, List<Life> lives, Instant now) {
        var ids = new ArrayList<String>();
        var charging = new ArrayList<Boolean>();
        for (var life : lives) {
            if (life.speaksAt(now)) {
                ids.add(life.id);
                charging.add(life.charging);
            }
        }
        OffsetDateTime at = Instants.utc(now);
        Await.result(house.test()
                .platform()
                .database()
                .pool()
                .preparedQuery("""
                        INSERT INTO heartbeat (device_id, at, received_at, source, charging, network)
                        SELECT id, $3, $3, 'ping', charging, 'wifi'
                        FROM unnest($1::text[], $2::bool[]) AS x (id, charging)
                        """)
                .execute(Tuple.of(ids.toArray(String[]::new), charging.toArray(Boolean[]::new), at)));
    }
}
