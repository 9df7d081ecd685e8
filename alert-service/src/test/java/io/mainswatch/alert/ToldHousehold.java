package io.mainswatch.alert;

import io.mainswatch.alert.channel.telegram.BotApi;
import io.mainswatch.common.testing.ManualClock;
import io.mainswatch.common.testing.TestPlatform;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A household by a clock turned by hand, and the chat that is told about it. */
final class ToldHousehold implements AutoCloseable {
    private static final String TOKEN = "123456:test-token";
    private static final long CHAT = 4711;

    private final BotApi telegram = BotApi.start(TOKEN);
    private final Household house;

    ToldHousehold() {
        var clock = new ManualClock(Instant.parse("2026-01-20T13:00:00Z"));
        var settings = Map.of(
                "MAINSWATCH_TELEGRAM_TOKEN", TOKEN,
                "MAINSWATCH_TELEGRAM_API_URL", telegram.url().toString(),
                "MAINSWATCH_TELEGRAM_CHATS", String.valueOf(CHAT));
        house = new Household(TestPlatform.open(clock, settings), clock);
    }

    Household house() {
        return house;
    }

    BotApi telegram() {
        return telegram;
    }

    /** What the chat was told, in order. */
    List<String> texts() {
        return telegram.messages().stream().map(BotApi.Message::text).toList();
    }

    /** Two meters that speak every ten seconds and a phone on its charger. */
    void ordinaryHome() {
        house.meter("fridge");
        house.meter("boiler");
        house.phone("phone");
        speaks("fridge");
        speaks("boiler");
        phoneCharges();
    }

    void speaks(String meter) {
        house.every(Duration.ofSeconds(10), meter, () -> house.word(meter));
    }

    void measures(String meter, long boot) {
        house.every(Duration.ofSeconds(10), meter, () -> house.reading(meter, house.now(), boot));
    }

    void phoneCharges() {
        house.every(Duration.ofMinutes(2), "phone", () -> house.beat("phone", true, "wifi"));
    }

    /** Returns when the mains of the ordinary home went away. */
    Instant cutWithPhoneUnplugged() {
        house.stop("fridge", "boiler", "phone");
        house.pass(Duration.ofSeconds(2));
        house.every(Duration.ofMinutes(2), "phone", () -> house.beat("phone", false, "mobile"));
        return house.now();
    }

    @Override
    public void close() {
        house.close();
        telegram.close();
    }
}
