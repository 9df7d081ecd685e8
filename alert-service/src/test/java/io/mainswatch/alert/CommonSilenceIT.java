package io.mainswatch.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.alert.channel.telegram.BotApi;
import io.mainswatch.common.testing.ManualClock;
import io.mainswatch.common.testing.TestPlatform;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All mains devices of a home fall silent at once and come back one by one: whose story is it? */
class CommonSilenceIT {
    private static final String TOKEN = "123456:test-token";
    private static final long CHAT = 4711;

    private BotApi telegram;
    private Household house;

    @BeforeEach
    void open() {
        telegram = BotApi.start(TOKEN);
        var clock = new ManualClock(Instant.parse("2026-01-20T13:00:00Z"));
        house = new Household(
                TestPlatform.open(
                        clock,
                        Map.of(
                                "MAINSWATCH_TELEGRAM_TOKEN", TOKEN,
                                "MAINSWATCH_TELEGRAM_API_URL", telegram.url().toString(),
                                "MAINSWATCH_TELEGRAM_CHATS", String.valueOf(CHAT))),
                clock);
    }

    @AfterEach
    void close() {
        house.close();
        telegram.close();
    }

    @Test
    void a_short_loss_of_the_line_is_nobodys_story_even_when_the_devices_return_one_by_one() {
        ordinaryHome();
        house.meter("oven");
        house.every(Duration.ofSeconds(10), "oven", () -> house.word("oven"));
        house.pass(Duration.ofMinutes(3));
        house.stop("fridge", "boiler", "oven", "phone");
        house.pass(Duration.ofSeconds(44));
        house.status("fridge", false, "will");
        house.status("boiler", false, "will");
        house.status("oven", false, "will");
        house.pass(Duration.ofSeconds(36));
        house.status("fridge", true, "message");
        house.every(Duration.ofSeconds(10), "fridge", () -> house.word("fridge"));
        house.every(Duration.ofMinutes(2), "phone", () -> house.beat("phone", true, "wifi"));
        house.pass(Duration.ofSeconds(14));
        house.every(Duration.ofSeconds(10), "boiler", () -> house.word("boiler"));
        house.pass(Duration.ofSeconds(20));
        house.every(Duration.ofSeconds(10), "oven", () -> house.word("oven"));
        house.pass(Duration.ofMinutes(4));
        assertThat(house.sql("SELECT 1 FROM flip WHERE to_state = 'down'").size())
                .isEqualTo(3);
        assertThat(texts()).isEmpty();
        assertThat(house.outages(house.now())).isEmpty();
        assertThat(house.supply()).isEqualTo("on");
    }

    @Test
    void who_does_not_return_with_the_others_is_its_own_story_then() {
        ordinaryHome();
        house.pass(Duration.ofMinutes(3));
        house.stop("fridge", "boiler");
        house.pass(Duration.ofSeconds(80));
        house.every(Duration.ofSeconds(10), "fridge", () -> house.word("fridge"));
        house.pass(Duration.ofMinutes(2));
        assertThat(texts()).singleElement().asString().startsWith("boiler has been silent since 14:0");
    }

    @Test
    void a_cut_too_short_for_a_verdict_is_told_in_one_message_when_the_boot_numbers_show_it() {
        house.meter("fridge");
        house.meter("boiler");
        house.phone("phone");
        meterMeasures("fridge", 1);
        meterMeasures("boiler", 7);
        house.every(Duration.ofMinutes(2), "phone", () -> house.beat("phone", null, "wifi"));
        house.pass(Duration.ofSeconds(150));
        house.stop("fridge", "boiler", "phone");
        var cut = house.now();
        house.pass(Duration.ofSeconds(80));
        meterMeasures("boiler", 8);
        house.pass(Duration.ofSeconds(10));
        meterMeasures("fridge", 2);
        house.every(Duration.ofMinutes(2), "phone", () -> house.beat("phone", null, "wifi"));
        house.pass(Duration.ofMinutes(5));
        assertThat(texts()).singleElement().asString().startsWith("Power is back at Home: out from 14:0");
        assertThat(house.outages(cut)).singleElement().asString().matches("power -?\\d\\.\\.8\\d");
    }

    @Test
    void a_short_loss_of_the_line_that_buffers_show_is_kept_and_disturbs_nobody() {
        house.meter("fridge");
        house.meter("boiler");
        house.phone("phone");
        meterMeasures("fridge", 1);
        meterMeasures("boiler", 7);
        house.every(Duration.ofMinutes(2), "phone", () -> house.beat("phone", null, "wifi"));
        house.pass(Duration.ofSeconds(150));
        house.stop("fridge", "boiler", "phone");
        var lost = house.now();
        house.pass(Duration.ofSeconds(80));
        house.reading("boiler", house.now().minusSeconds(40), 7L);
        meterMeasures("boiler", 7);
        meterMeasures("fridge", 1);
        house.every(Duration.ofMinutes(2), "phone", () -> house.beat("phone", null, "wifi"));
        house.pass(Duration.ofMinutes(5));
        assertThat(texts()).isEmpty();
        assertThat(house.outages(lost)).singleElement().asString().matches("internet -?\\d\\.\\.8\\d");
    }

    @Test
    void every_meter_dead_beside_a_charging_phone_is_one_honest_story() {
        ordinaryHome();
        house.stop("phone");
        house.every(Duration.ofSeconds(10), "phone", () -> house.beat("phone", true, "wifi"));
        house.pass(Duration.ofMinutes(3));
        house.stop("fridge", "boiler");
        house.pass(Duration.ofMinutes(2));
        assertThat(texts())
                .singleElement()
                .asString()
                .startsWith("Every mains device at Home has been silent since 14:0")
                .contains("phone was being charged");
        assertThat(house.supply()).isEqualTo("on");
        house.every(Duration.ofSeconds(10), "fridge", () -> house.word("fridge"));
        house.every(Duration.ofSeconds(10), "boiler", () -> house.word("boiler"));
        house.pass(Duration.ofMinutes(3));
        assertThat(texts()).hasSize(2).last().asString().startsWith("The mains devices at Home speak again");
        assertThat(telegram.messages().get(1).answers())
                .isEqualTo(telegram.messages().get(0).messageId());
    }

    private void ordinaryHome() {
        house.meter("fridge");
        house.meter("boiler");
        house.phone("phone");
        house.every(Duration.ofSeconds(10), "fridge", () -> house.word("fridge"));
        house.every(Duration.ofSeconds(10), "boiler", () -> house.word("boiler"));
        house.every(Duration.ofMinutes(2), "phone", () -> house.beat("phone", true, "wifi"));
    }

    private void meterMeasures(String id, long boot) {
        house.every(Duration.ofSeconds(10), id, () -> house.reading(id, house.now(), boot));
    }

    private List<String> texts() {
        return telegram.messages().stream().map(BotApi.Message::text).toList();
    }
}
