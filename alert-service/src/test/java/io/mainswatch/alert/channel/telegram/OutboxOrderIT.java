package io.mainswatch.alert.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.common.testing.Await;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** In which order a chat reads its messages, and what holds up whom. */
class OutboxOrderIT {
    private final Mailroom mailroom = new Mailroom();

    @AfterEach
    void close() {
        mailroom.close();
    }

    @Test
    void two_copies_send_everything_once_and_each_story_in_order() {
        try (var second = mailroom.copy()) {
            var other = Mailroom.telegram(second);
            mailroom.sql(
                    "INSERT INTO telegram_chat VALUES (56, 'default', 'b', 'linked'), (57, 'default', 'c', 'linked')");
            for (int story = 1; story <= 5; story++) {
                for (long chat = 55; chat <= 57; chat++) {
                    mailroom.queue(story, "begin", chat);
                    mailroom.queue(story, "end", chat);
                }
            }
            for (int i = 0; i < 40; i++) {
                mailroom.clock().advance(Duration.ofMillis(1_100));
                Await.result(Future.all(mailroom.telegram().send(), other.send()));
            }
            assertThat(mailroom.bot().messages()).hasSize(30);
            for (long chat = 55; chat <= 57; chat++) {
                for (int story = 1; story <= 5; story++) {
                    int number = story;
                    var told = mailroom.bot().messages(chat).stream()
                            .filter(message -> message.text().endsWith(" of " + number))
                            .toList();
                    assertThat(told)
                            .extracting(BotApi.Message::text)
                            .containsExactly("begin of " + story, "end of " + story);
                    assertThat(told.get(1).answers()).isEqualTo(told.get(0).messageId());
                }
            }
            Await.result(other.drain());
        }
    }

    @Test
    void a_later_story_of_a_chat_does_not_overtake_an_earlier_one_that_waits() {
        mailroom.bot().next(BotApi.Script.serverError());
        mailroom.queue(1, "end", Mailroom.CHAT);
        mailroom.send();
        mailroom.queue(2, "begin", Mailroom.CHAT);
        mailroom.send();
        assertThat(mailroom.bot().messages()).as("the first one's pause lasts").isEmpty();
        mailroom.pass(10);
        assertThat(mailroom.bot().messages())
                .extracting(BotApi.Message::text)
                .containsExactly("end of 1", "begin of 2");
    }

    @Test
    void a_waiting_message_holds_up_no_other_chat() {
        mailroom.bot().answer("of 1", BotApi.Script.serverError());
        mailroom.queue(1, "begin", Mailroom.CHAT);
        mailroom.send();
        mailroom.queue(2, "begin", 56);
        mailroom.send();
        assertThat(mailroom.bot().messages(56)).hasSize(1);
    }

    @Test
    void a_message_refused_for_good_lets_the_next_one_pass_at_once() {
        mailroom.bot().answer("of 1", BotApi.Script.error(400, "Bad Request: message is too long", new JsonObject()));
        mailroom.queue(1, "begin", Mailroom.CHAT);
        mailroom.queue(2, "begin", Mailroom.CHAT);
        mailroom.pass(2);
        assertThat(mailroom.bot().messages()).extracting(BotApi.Message::text).containsExactly("begin of 2");
    }

    @Test
    void a_message_that_never_goes_through_holds_up_its_chat_for_about_half_an_hour() {
        mailroom.bot().answer("of 1", BotApi.Script.serverError());
        mailroom.queue(1, "begin", Mailroom.CHAT);
        mailroom.queue(2, "begin", Mailroom.CHAT);
        mailroom.pass(300);
        assertThat(mailroom.bot().messages()).as("its turn is not over").isEmpty();
        mailroom.pass(3_300);
        assertThat(mailroom.bot().messages()).extracting(BotApi.Message::text).containsExactly("begin of 2");
        mailroom.bot().answerAsUsual();
        mailroom.pass(400);
        assertThat(mailroom.bot().messages())
                .extracting(BotApi.Message::text)
                .containsExactly("begin of 2", "begin of 1");
    }

    @Test
    void after_a_long_silence_of_telegram_a_chat_reads_everything_in_order() {
        mailroom.bot().answer("", BotApi.Script.serverError());
        for (int story = 1; story <= 4; story++) {
            mailroom.queue(story, "begin", Mailroom.CHAT);
            mailroom.pass(1_200);
            mailroom.queue(story, "end", Mailroom.CHAT);
        }
        mailroom.pass(1_800);
        mailroom.bot().answerAsUsual();
        mailroom.pass(400);
        assertThat(mailroom.bot().messages())
                .extracting(BotApi.Message::text)
                .containsExactly(
                        "begin of 1",
                        "end of 1",
                        "begin of 2",
                        "end of 2",
                        "begin of 3",
                        "end of 3",
                        "begin of 4",
                        "end of 4");
    }
}
