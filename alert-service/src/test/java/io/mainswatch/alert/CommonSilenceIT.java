package io.mainswatch.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** All mains devices of a home fall silent at once and come back one by one: whose story is it? */
class CommonSilenceIT {
    private final ToldHousehold told = new ToldHousehold();
    private final Household house = told.house();

    @AfterEach
    void close() {
        told.close();
    }

    @Test
    void a_short_loss_of_the_line_is_nobodys_story_even_when_the_devices_return_one_by_one() {
        told.ordinaryHome();
        house.meter("oven");
        told.speaks("oven");
        house.pass(Duration.ofMinutes(3));
        house.stop("fridge", "boiler", "oven", "phone");
        house.pass(Duration.ofSeconds(44));
        house.status("fridge", false, "will");
        house.status("boiler", false, "will");
        house.status("oven", false, "will");
        house.pass(Duration.ofSeconds(36));
        house.status("fridge", true, "message");
        told.speaks("fridge");
        told.phoneCharges();
        house.pass(Duration.ofSeconds(14));
        told.speaks("boiler");
        house.pass(Duration.ofSeconds(20));
        told.speaks("oven");
        house.pass(Duration.ofMinutes(4));
        assertThat(house.sql("SELECT 1 FROM flip WHERE to_state = 'down'").size())
                .isEqualTo(3);
        assertThat(told.texts()).isEmpty();
        assertThat(house.outages(house.now())).isEmpty();
        assertThat(house.supply()).isEqualTo("on");
    }

    @Test
    void who_does_not_return_with_the_others_is_its_own_story_then() {
        told.ordinaryHome();
        house.pass(Duration.ofMinutes(3));
        house.stop("fridge", "boiler");
        house.pass(Duration.ofSeconds(80));
        told.speaks("fridge");
        house.pass(Duration.ofMinutes(2));
        assertThat(told.texts()).singleElement().asString().startsWith("boiler has been silent since 14:0");
    }

    @Test
    void a_cut_too_short_for_a_verdict_is_told_in_one_message_when_the_boot_numbers_show_it() {
        house.meter("fridge");
        house.meter("boiler");
        house.phone("phone");
        told.measures("fridge", 1);
        told.measures("boiler", 7);
        house.every(Duration.ofMinutes(2), "phone", () -> house.beat("phone", null, "wifi"));
        house.pass(Duration.ofSeconds(150));
        house.stop("fridge", "boiler", "phone");
        var cut = house.now();
        house.pass(Duration.ofSeconds(80));
        told.measures("boiler", 8);
        house.pass(Duration.ofSeconds(10));
        told.measures("fridge", 2);
        house.every(Duration.ofMinutes(2), "phone", () -> house.beat("phone", null, "wifi"));
        house.pass(Duration.ofMinutes(5));
        assertThat(told.texts()).singleElement().asString().startsWith("Power is back at Home: out from 14:0");
        assertThat(house.outages(cut)).singleElement().asString().matches("power -?\\d\\.\\.8\\d");
    }

    @Test
    void a_short_loss_of_the_line_that_buffers_show_is_kept_and_disturbs_nobody() {
        house.meter("fridge");
        house.meter("boiler");
        house.phone("phone");
        told.measures("fridge", 1);
        told.measures("boiler", 7);
        house.every(Duration.ofMinutes(2), "phone", () -> house.beat("phone", null, "wifi"));
        house.pass(Duration.ofSeconds(150));
        house.stop("fridge", "boiler", "phone");
        var lost = house.now();
        house.pass(Duration.ofSeconds(80));
        house.reading("boiler", house.now().minusSeconds(40), 7L);
        told.measures("boiler", 7);
        told.measures("fridge", 1);
        house.every(Duration.ofMinutes(2), "phone", () -> house.beat("phone", null, "wifi"));
        house.pass(Duration.ofMinutes(5));
        assertThat(told.texts()).isEmpty();
        assertThat(house.outages(lost)).singleElement().asString().matches("internet -?\\d\\.\\.8\\d");
    }

    @Test
    void every_meter_dead_beside_a_charging_phone_is_one_honest_story() {
        told.ordinaryHome();
        house.stop("phone");
        house.every(Duration.ofSeconds(10), "phone", () -> house.beat("phone", true, "wifi"));
        house.pass(Duration.ofMinutes(3));
        house.stop("fridge", "boiler");
        house.pass(Duration.ofMinutes(2));
        assertThat(told.texts())
                .singleElement()
                .asString()
                .startsWith("Every mains device at Home has been silent since 14:0")
                .contains("phone was being charged");
        assertThat(house.supply()).isEqualTo("on");
        told.speaks("fridge");
        told.speaks("boiler");
        house.pass(Duration.ofMinutes(3));
        assertThat(told.texts()).hasSize(2).last().asString().startsWith("The mains devices at Home speak again");
        assertThat(told.telegram().messages().get(1).answers())
                .isEqualTo(told.telegram().messages().get(0).messageId());
    }
}
