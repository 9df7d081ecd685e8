package io.mainswatch.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.alert.channel.telegram.BotApi;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whole stories, from what devices said to what a chat reads, by a clock turned by hand. */
class OutageIT {
    private final ToldHousehold told = new ToldHousehold();
    private final Household house = told.house();

    @AfterEach
    void close() {
        told.close();
    }

    @Test
    void a_cut_is_told_once_and_finished_once() {
        told.ordinaryHome();
        house.pass(Duration.ofMinutes(3));
        assertThat(house.supply()).isEqualTo("on");
        var cut = told.cutWithPhoneUnplugged();
        house.pass(Duration.ofSeconds(60));
        assertThat(told.texts()).singleElement().asString().startsWith("Power is out at Home since 14:0");
        assertThat(house.supply()).isEqualTo("off");
        house.pass(Duration.ofMinutes(6));
        told.speaks("fridge");
        told.speaks("boiler");
        house.pass(Duration.ofMinutes(1));
        assertThat(house.supply()).isEqualTo("on");
        assertThat(told.texts()).hasSize(2).last().asString().startsWith("Power is back at Home: out from 14:0");
        assertThat(told.telegram().messages().get(1).answers())
                .isEqualTo(told.telegram().messages().get(0).messageId());
        assertThat(house.outages(cut)).singleElement().asString().startsWith("power ");
    }

    @Test
    void a_cut_with_a_witness_that_knows_no_charger_is_a_cut_too() {
        house.meter("fridge");
        house.device("default", "router", "meter", "ups", 10, 10);
        told.speaks("fridge");
        house.every(Duration.ofSeconds(6), "router", () -> house.word("router"));
        house.pass(Duration.ofMinutes(3));
        house.stop("fridge");
        house.pass(Duration.ofSeconds(56));
        assertThat(told.texts()).singleElement().asString().startsWith("Power is out at Home");
    }

    @Test
    void wills_and_a_living_witness_give_a_verdict_within_45_seconds() {
        told.ordinaryHome();
        house.device("default", "router", "meter", "ups", 10, 10);
        house.every(Duration.ofSeconds(6), "router", () -> house.word("router"));
        house.pass(Duration.ofMinutes(3));
        house.stop("fridge", "boiler", "phone");
        house.pass(Duration.ofSeconds(15));
        house.status("fridge", false, "will");
        house.status("boiler", false, "will");
        house.pass(Duration.ofSeconds(20));
        assertThat(told.texts()).singleElement().asString().startsWith("Power is out at Home");
    }

    @Test
    void everything_silent_is_told_at_once_and_decided_on_return_by_kept_beats() {
        told.ordinaryHome();
        house.pass(Duration.ofMinutes(3));
        house.stop("fridge", "boiler", "phone");
        house.pass(Duration.ofMinutes(4));
        assertThat(told.texts()).singleElement().asString().contains("power or internet, not yet known");
        assertThat(house.supply()).isEqualTo("unknown");
        house.pass(Duration.ofMinutes(10));
        house.keptBeat("phone", Duration.ofMinutes(8), false, "wifi");
        house.keptBeat("phone", Duration.ofMinutes(6), false, "wifi");
        house.beat("phone", true, "wifi");
        house.word("fridge");
        told.speaks("fridge");
        told.speaks("boiler");
        house.pass(Duration.ofSeconds(30));
        assertThat(told.texts()).hasSize(2).last().asString().startsWith("Power is back at Home");
    }

    @Test
    void a_lost_line_is_never_called_a_power_cut() {
        told.ordinaryHome();
        house.pass(Duration.ofMinutes(3));
        house.stop("fridge", "boiler", "phone");
        house.pass(Duration.ofMinutes(8));
        house.reading("fridge", house.now().minus(Duration.ofMinutes(4)), 1L);
        told.speaks("fridge");
        told.speaks("boiler");
        house.pass(Duration.ofSeconds(40));
        assertThat(told.texts()).hasSize(2).noneMatch(text -> text.startsWith("Power is out"));
        assertThat(told.texts()).last().asString().startsWith("Internet is back at Home");
    }

    @Test
    void a_silence_nothing_explains_stays_unknown_in_honest_words() {
        house.phone("phone");
        house.every(Duration.ofMinutes(2), "phone", () -> house.beat("phone", null, "wifi"));
        house.pass(Duration.ofMinutes(5));
        house.stop("phone");
        house.pass(Duration.ofMinutes(5));
        assertThat(told.texts()).singleElement().asString().contains("Only one device watches this home");
        house.every(Duration.ofMinutes(2), "phone", () -> house.beat("phone", null, "wifi"));
        house.pass(Duration.ofMinutes(1));
        assertThat(told.texts()).hasSize(2).last().asString().contains("nothing that came back shows which");
        assertThat(house.supply()).isEqualTo("on");
    }

    @Test
    void one_silent_device_of_several_is_its_own_story() {
        told.ordinaryHome();
        house.pass(Duration.ofMinutes(3));
        house.stop("boiler");
        house.pass(Duration.ofMinutes(3));
        assertThat(told.texts()).singleElement().asString().startsWith("boiler has been silent since 14:0");
        assertThat(told.telegram().messages().get(0).silent()).isTrue();
        assertThat(house.supply()).isEqualTo("on");
        told.speaks("boiler");
        house.pass(Duration.ofMinutes(2));
        assertThat(told.texts()).hasSize(2).last().asString().startsWith("boiler speaks again");
    }

    @Test
    void a_story_nobody_could_be_told_is_told_in_one_message() {
        told.ordinaryHome();
        house.pass(Duration.ofMinutes(3));
        // Their pauses add up to more than the cut lasts.
        for (int i = 0; i < 9; i++) {
            told.telegram().next(BotApi.Script.serverError());
        }
        told.cutWithPhoneUnplugged();
        house.pass(Duration.ofMinutes(10));
        assertThat(told.texts()).isEmpty();
        told.speaks("fridge");
        told.speaks("boiler");
        house.pass(Duration.ofMinutes(8));
        assertThat(told.texts()).singleElement().asString().startsWith("Power is back at Home: out from");
    }
}
