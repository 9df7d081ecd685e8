package io.mainswatch.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.alert.channel.telegram.BotApi;
import io.mainswatch.common.testing.Await;
import io.mainswatch.endtoend.world.Api;
import io.mainswatch.endtoend.world.Neighbours;
import io.mainswatch.endtoend.world.Program;
import io.mainswatch.endtoend.world.Story;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class MainJobIT {
    private static final String BOT = "123456:end-to-end";

    @TempDir
    Path home;

    @Test
    void a_household_is_watched_from_device_to_telegram() {
        play(new Program.Start(home));
    }

    @Test
    void the_same_happens_when_every_fact_on_the_bus_is_lost() {
        play(new Program.Start(home).option("-Dmainswatch.bus.discardFacts=true"));
    }

    @Test
    void our_own_downtime_raises_no_alarm_and_a_linked_chat_is_told_like_any_other() {
        try (var telegram = BotApi.start(BOT)) {
            var start = configured(new Program.Start(home), telegram);
            Program program = start.run();
            try (var neighbours = new Neighbours(program, program)) {
                var household = neighbours.moveIn();
                var story = new Story(new Api(program), telegram);
                story.begins();
                link(program, telegram, 815);
                program.kill();
                program.close();
                try (var again = start.run()) {
                    story.begins();
                    assertThat(telegram.messages(Story.CHAT)).isEmpty();
                    story.powerFailsAndReturns(household);
                    Await.until(
                            "the linked chat heard both",
                            () -> telegram.messages(815).stream()
                                            .filter(message -> message.text().contains("Power is"))
                                            .count()
                                    == 2);
                    assertThat(again.isAlive()).isTrue();
                }
            }
        }
    }

    private void play(Program.Start start) {
        try (var telegram = BotApi.start(BOT);
                var program = configured(start, telegram).run();
                var neighbours = new Neighbours(program, program)) {
            var household = neighbours.moveIn();
            var story = new Story(new Api(program), telegram);
            story.begins();
            story.powerFailsAndReturns(household);
            story.aRelayIsSwitched(household);
            assertThat(program.log())
                    .doesNotContain(BOT)
                    .doesNotContain(Program.TOKEN)
                    .doesNotContain(Program.PASSWORD);
        }
    }

    private static void link(Program program, BotApi telegram, long chat) {
        var code = new Api(program)
                .post("/api/v1/homes/default/telegram-link", "{}")
                .json()
                .get("code")
                .asText();
        telegram.say(chat, "/start " + code);
        Await.until("the chat is welcomed", () -> !telegram.messages(chat).isEmpty());
    }

    static Program.Start configured(Program.Start start, BotApi telegram) {
        return start.set("MAINSWATCH_TELEGRAM_TOKEN", BOT)
                .set("MAINSWATCH_TELEGRAM_API_URL", telegram.url().toString())
                .set("MAINSWATCH_TELEGRAM_CHATS", Long.toString(Story.CHAT));
    }
}
