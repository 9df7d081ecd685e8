package io.mainswatch.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One story after the other: whoever reads along must never hear of an end after the next begin. */
class StoryOrderIT {
    private final ToldHousehold told = new ToldHousehold();
    private final Household house = told.house();

    @AfterEach
    void close() {
        told.close();
    }

    @Test
    void a_home_that_falls_silent_right_after_its_return_is_told_in_the_order_it_happened() {
        house.meter("fridge");
        house.phone("phone");
        told.speaks("fridge");
        told.phoneCharges();
        house.pass(Duration.ofMinutes(3));
        house.stop("fridge", "phone");
        house.pass(Duration.ofMinutes(5));
        assertThat(told.texts()).singleElement().asString().startsWith("Home silent since");
        house.word("fridge");
        house.pass(Duration.ofSeconds(2));
        house.word("fridge");
        house.pass(Duration.ofSeconds(2));
        house.status("fridge", false, "will");
        house.pass(Duration.ofMinutes(1));
        assertThat(told.texts())
                .satisfiesExactly(
                        begin -> assertThat(begin).startsWith("Home silent since"),
                        end -> assertThat(end).startsWith("Home speaks again"),
                        next -> assertThat(next).startsWith("Home silent since"));
        assertThat(house.sql("SELECT 1 FROM outage WHERE ended_at IS NULL").size())
                .isEqualTo(1);
    }

    @Test
    void what_decides_about_the_first_silence_later_still_corrects_it() {
        told.ordinaryHome();
        house.pass(Duration.ofMinutes(3));
        house.stop("fridge", "boiler", "phone");
        house.pass(Duration.ofMinutes(5));
        house.word("fridge");
        house.pass(Duration.ofSeconds(2));
        house.word("fridge");
        house.pass(Duration.ofSeconds(2));
        house.status("fridge", false, "will");
        house.pass(Duration.ofMinutes(1));
        assertThat(told.texts()).hasSize(3);
        house.keptBeat("phone", Duration.ofMinutes(4), false, "wifi");
        house.pass(Duration.ofSeconds(10));
        assertThat(told.texts())
                .anySatisfy(text -> assertThat(text).startsWith("Now known: it was a power cut at Home"));
    }
}
