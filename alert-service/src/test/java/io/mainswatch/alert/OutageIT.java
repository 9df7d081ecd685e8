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

/** Whole stories, from what devices said to what a chat reads, by a clock turned by hand. */
class OutageIT {
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
    void a_cut_is_told_once_and_finished_once() {
        ordinaryHome();
        house.pass(Duration.ofMinutes(3));
        assertThat(house.supply()).isEqualTo("on");
        var cut = cutWithPhoneUnplugged();
        house.pass(Duration.ofSeconds(60));
        assertThat(texts()).singleElement().asString().startsWith("Power is out at Home since 14:0");
        assertThat(house.supply()).isEqualTo("off");
        house.pass(Duration.ofMinutes(20));
        house.every(Duration.ofSeconds(10), "fridge", () -> house.word("fridge"));
        house.every(Duration.ofSeconds(10), "boiler", () -> house.word("boiler"));
        house.pass(Duration.ofMinutes(1));
        assertThat(house.supply()).isEqualTo("on");
        assertThat(texts()).hasSize(2).last().asString().startsWith("Power is back at Home: out from 14:0");
        assertThat(telegram.messages().get(1).answers())
                .isEqualTo(telegram.messages().get(0).messageId());
        assertThat(house.outages(cut)).singleElement().asString().startsWith("power ");
    }

    @Test
    void a_cut_with_a_witness_that_knows_no_charger_is_a_cut_too() {
        house.meter("fridge");
        house.device("default", "router", "meter", "ups", 10, 10);
        house.every(Duration.ofSeconds(10), "fridge", () -> house.word("fridge"));
        house.every(Duration.ofSeconds(6), "router", () -> house.word("router"));
        house.pass(Duration.ofMinutes(3));
        house.stop("fridge");
        house.pass(Duration.ofSeconds(56));
        assertThat(texts()).singleElement().asString().startsWith("Power is out at Home");
    }

    @Test
    void wills_and_a_living_witness_give_a_verdict_within_45_seconds() {
        ordinaryHome();
        house.device("default", "router", "meter", "ups", 10, 10);
        house.every(Duration.ofSeconds(6), "router", () -> house.word("router"));
        house.pass(Duration.ofMinutes(3));
        house.stop("fridge", "boiler", "phone");
        house.pass(Duration.ofSeconds(15));
        house.status("fridge", false, "will");
        house.status("boiler", false, "will");
        house.pass(Duration.ofSeconds(20));
        assertThat(texts()).singleElement().asString().startsWith("Power is out at Home");
    }

    @Test
    void everything_silent_is_told_at_once_and_decided_on_return_by_kept_beats() {
        ordinaryHome();
        house.pass(Duration.ofMinutes(3));
        house.stop("fridge", "boiler", "phone");
        house.pass(Duration.ofMinutes(4));
        assertThat(texts()).singleElement().asString().contains("power or internet, not yet known");
        assertThat(house.supply()).isEqualTo("unknown");
        house.pass(Duration.ofMinutes(10));
        house.keptBeat("phone", Duration.ofMinutes(8), false, "wifi");
        house.keptBeat("phone", Duration.ofMinutes(6), false, "wifi");
        house.beat("phone", true, "wifi");
        house.word("fridge");
        house.every(Duration.ofSeconds(10), "fridge", () -> house.word("fridge"));
        house.every(Duration.ofSeconds(10), "boiler", () -> house.word("boiler"));
        house.pass(Duration.ofSeconds(30));
        assertThat(texts()).hasSize(2).last().asString().startsWith("Power is back at Home");
    }

    @Test
    void a_lost_line_is_never_called_a_power_cut() {
        ordinaryHome();
        house.pass(Duration.ofMinutes(3));
        house.stop("fridge", "boiler", "phone");
        house.pass(Duration.ofMinutes(8));
        house.reading("fridge", house.now().minus(Duration.ofMinutes(4)), 1L);
        house.every(Duration.ofSeconds(10), "fridge", () -> house.word("fridge"));
        house.every(Duration.ofSeconds(10), "boiler", () -> house.word("boiler"));
        house.pass(Duration.ofSeconds(40));
        assertThat(texts()).hasSize(2).noneMatch(text -> text.startsWith("Power is out"));
        assertThat(texts()).last().asString().startsWith("Internet is back at Home");
    }

    @Test
    void a_silence_nothing_explains_stays_unknown_in_honest_words() {
        house.phone("phone");
        house.every(Duration.ofMinutes(2), "phone", () -> house.beat("phone", null, "wifi"));
        house.pass(Duration.ofMinutes(5));
        house.stop("phone");
        house.pass(Duration.ofMinutes(5));
        assertThat(texts()).singleElement().asString().contains("Only one device watches this home");
        house.every(Duration.ofMinutes(2), "phone", () -> house.beat("phone", null, "wifi"));
        house.pass(Duration.ofMinutes(1));
        assertThat(texts()).hasSize(2).last().asString().contains("nothing that came back shows which");
        assertThat(house.supply()).isEqualTo("on");
    }

    @Test
    void one_silent_device_of_several_is_its_own_story() {
        ordinaryHome();
        house.pass(Duration.ofMinutes(3));
        house.stop("boiler");
        house.pass(Duration.ofMinutes(3));
        assertThat(texts()).singleElement().asString().startsWith("boiler has been silent since 14:0");
        assertThat(telegram.messages().get(0).silent()).isTrue();
        assertThat(house.supply()).isEqualTo("on");
        house.every(Duration.ofSeconds(10), "boiler", () -> house.word("boiler"));
        house.pass(Duration.ofMinutes(2));
        assertThat(texts()).hasSize(2).last().asString().startsWith("boiler speaks again");
    }

    @Test
    void an_unplugged_phone_alerts_nobody_while_meters_speak() {
        ordinaryHome();
        house.pass(Duration.ofMinutes(3));
        house.stop("phone");
        house.every(Duration.ofMinutes(2), "phone", () -> house.beat("phone", false, "wifi"));
        house.pass(Duration.ofMinutes(15));
        assertThat(texts()).isEmpty();
        assertThat(house.supply()).isEqualTo("on");
    }

    @Test
    void our_own_hour_off_alerts_nobody() {
        ordinaryHome();
        house.pass(Duration.ofMinutes(3));
        house.passOff(Duration.ofHours(1));
        house.pass(Duration.ofMinutes(5));
        assertThat(texts()).isEmpty();
        assertThat(house.supply()).isEqualTo("on");
        assertThat(house.sql("SELECT 1 FROM flip WHERE to_state = 'down'").size())
                .isZero();
        assertThat(house.sql("SELECT 1 FROM listening").size()).isEqualTo(2);
    }

    @Test
    void while_no_gateway_hears_nothing_is_judged_and_that_is_said() {
        ordinaryHome();
        house.pass(Duration.ofMinutes(3));
        house.gatewayHears(false);
        house.stop("fridge", "boiler", "phone");
        house.pass(Duration.ofMinutes(10));
        assertThat(texts()).isEmpty();
        assertThat(house.supply()).isEqualTo("not-watched");
        house.gatewayHears(true);
        house.every(Duration.ofSeconds(10), "fridge", () -> house.word("fridge"));
        house.every(Duration.ofSeconds(10), "boiler", () -> house.word("boiler"));
        house.every(Duration.ofMinutes(2), "phone", () -> house.beat("phone", true, "wifi"));
        house.pass(Duration.ofMinutes(5));
        assertThat(texts()).isEmpty();
        assertThat(house.supply()).isEqualTo("on");
    }

    @Test
    void while_the_clock_is_not_trusted_nothing_is_judged_and_the_supply_is_unknown() {
        ordinaryHome();
        house.pass(Duration.ofMinutes(3));
        house.trustClock(false);
        house.stop("fridge", "boiler", "phone");
        house.pass(Duration.ofMinutes(10));
        assertThat(texts()).isEmpty();
        assertThat(house.supply()).isEqualTo("unknown");
        house.trustClock(true);
        house.every(Duration.ofSeconds(10), "fridge", () -> house.word("fridge"));
        house.every(Duration.ofSeconds(10), "boiler", () -> house.word("boiler"));
        house.every(Duration.ofMinutes(2), "phone", () -> house.beat("phone", true, "wifi"));
        house.pass(Duration.ofMinutes(2));
        assertThat(texts()).isEmpty();
        assertThat(house.supply()).isEqualTo("on");
    }

    @Test
    void a_wall_clock_that_jumps_an_hour_alerts_nobody() {
        ordinaryHome();
        house.pass(Duration.ofMinutes(3));
        house.jump(Duration.ofHours(1));
        house.pass(Duration.ofMinutes(5));
        house.jump(Duration.ofHours(-1));
        house.pass(Duration.ofMinutes(5));
        assertThat(texts()).isEmpty();
    }

    @Test
    void an_edited_device_is_judged_by_its_new_rhythm_and_a_deleted_one_no_longer() {
        ordinaryHome();
        house.pass(Duration.ofMinutes(3));
        house.sql("UPDATE device SET cadence_seconds = 600 WHERE id = 'boiler'");
        house.stop("boiler");
        house.pass(Duration.ofMinutes(5));
        assertThat(texts()).isEmpty();
        house.sql("UPDATE device SET deleted_at = now() WHERE id = 'boiler'");
        house.pass(Duration.ofMinutes(15));
        assertThat(texts()).isEmpty();
        assertThat(house.sql("SELECT 1 FROM watch WHERE device_id = 'boiler'").size())
                .isZero();
    }

    @Test
    void a_story_nobody_could_be_told_is_told_in_one_message() {
        ordinaryHome();
        house.pass(Duration.ofMinutes(3));
        for (int i = 0; i < 12; i++) {
            telegram.next(BotApi.Script.serverError());
        }
        cutWithPhoneUnplugged();
        house.pass(Duration.ofMinutes(10));
        assertThat(texts()).isEmpty();
        house.every(Duration.ofSeconds(10), "fridge", () -> house.word("fridge"));
        house.every(Duration.ofSeconds(10), "boiler", () -> house.word("boiler"));
        house.pass(Duration.ofMinutes(40));
        assertThat(texts()).singleElement().asString().startsWith("Power is back at Home: out from");
    }

    private void ordinaryHome() {
        house.meter("fridge");
        house.meter("boiler");
        house.phone("phone");
        house.every(Duration.ofSeconds(10), "fridge", () -> house.word("fridge"));
        house.every(Duration.ofSeconds(10), "boiler", () -> house.word("boiler"));
        house.every(Duration.ofMinutes(2), "phone", () -> house.beat("phone", true, "wifi"));
    }

    private Instant cutWithPhoneUnplugged() {
        house.stop("fridge", "boiler", "phone");
        house.pass(Duration.ofSeconds(2));
        house.every(Duration.ofMinutes(2), "phone", () -> house.beat("phone", false, "mobile"));
        return house.now();
    }

    private List<String> texts() {
        return telegram.messages().stream().map(BotApi.Message::text).toList();
    }
}
