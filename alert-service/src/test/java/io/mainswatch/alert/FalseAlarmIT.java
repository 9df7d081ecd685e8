package io.mainswatch.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What looks like an outage and is none: an unplugged phone, our own absence, a clock that jumps, an edited device. */
class FalseAlarmIT {
    private final ToldHousehold told = new ToldHousehold();
    private final Household house = told.house();

    @AfterEach
    void close() {
        told.close();
    }

    @Test
    void an_unplugged_phone_alerts_nobody_while_meters_speak() {
        told.ordinaryHome();
        house.pass(Duration.ofMinutes(3));
        house.stop("phone");
        house.every(Duration.ofMinutes(2), "phone", () -> house.beat("phone", false, "wifi"));
        house.pass(Duration.ofMinutes(6));
        assertThat(told.texts()).isEmpty();
        assertThat(house.supply()).isEqualTo("on");
    }

    @Test
    void our_own_hour_off_alerts_nobody() {
        told.ordinaryHome();
        house.pass(Duration.ofMinutes(3));
        house.passOff(Duration.ofHours(1));
        house.pass(Duration.ofMinutes(5));
        assertThat(told.texts()).isEmpty();
        assertThat(house.supply()).isEqualTo("on");
        assertThat(house.sql("SELECT 1 FROM flip WHERE to_state = 'down'").size())
                .isZero();
        assertThat(house.sql("SELECT 1 FROM listening").size()).isEqualTo(2);
    }

    @Test
    void while_no_gateway_hears_nothing_is_judged_and_that_is_said() {
        told.ordinaryHome();
        house.pass(Duration.ofMinutes(3));
        house.gatewayHears(false);
        house.stop("fridge", "boiler", "phone");
        house.pass(Duration.ofMinutes(4));
        assertThat(told.texts()).isEmpty();
        assertThat(house.supply()).isEqualTo("not-watched");
        house.gatewayHears(true);
        told.speaks("fridge");
        told.speaks("boiler");
        told.phoneCharges();
        house.pass(Duration.ofMinutes(5));
        assertThat(told.texts()).isEmpty();
        assertThat(house.supply()).isEqualTo("on");
    }

    @Test
    void while_the_clock_is_not_trusted_nothing_is_judged_and_the_supply_is_unknown() {
        told.ordinaryHome();
        house.pass(Duration.ofMinutes(3));
        house.trustClock(false);
        house.stop("fridge", "boiler", "phone");
        house.pass(Duration.ofMinutes(4));
        assertThat(told.texts()).isEmpty();
        assertThat(house.supply()).isEqualTo("unknown");
        house.trustClock(true);
        told.speaks("fridge");
        told.speaks("boiler");
        told.phoneCharges();
        house.pass(Duration.ofMinutes(2));
        assertThat(told.texts()).isEmpty();
        assertThat(house.supply()).isEqualTo("on");
    }

    @Test
    void a_wall_clock_that_jumps_an_hour_alerts_nobody() {
        told.ordinaryHome();
        house.pass(Duration.ofMinutes(3));
        house.jump(Duration.ofHours(1));
        house.pass(Duration.ofMinutes(5));
        house.jump(Duration.ofHours(-1));
        house.pass(Duration.ofMinutes(5));
        assertThat(told.texts()).isEmpty();
    }

    @Test
    void an_edited_device_is_judged_by_its_new_rhythm_and_a_deleted_one_no_longer() {
        told.ordinaryHome();
        house.pass(Duration.ofMinutes(3));
        house.sql("UPDATE device SET cadence_seconds = 600 WHERE id = 'boiler'");
        house.stop("boiler");
        house.pass(Duration.ofMinutes(5));
        assertThat(told.texts()).isEmpty();
        house.sql("UPDATE device SET deleted_at = now() WHERE id = 'boiler'");
        house.pass(Duration.ofMinutes(7));
        assertThat(told.texts()).isEmpty();
        assertThat(house.sql("SELECT 1 FROM watch WHERE device_id = 'boiler'").size())
                .isZero();
    }
}
