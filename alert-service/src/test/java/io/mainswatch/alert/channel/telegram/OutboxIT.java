package io.mainswatch.alert.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The outbox against a Bot API that answers, refuses, asks to wait and hangs up. */
class OutboxIT {
    private final Mailroom mailroom = new Mailroom();

    @AfterEach
    void close() {
        mailroom.close();
    }

    @Test
    void a_message_is_sent_once_and_its_number_kept() {
        mailroom.queue(1, "begin", Mailroom.CHAT);
        mailroom.send();
        mailroom.send();
        assertThat(mailroom.bot().messages()).singleElement().satisfies(message -> {
            assertThat(message.chatId()).isEqualTo(Mailroom.CHAT);
            assertThat(message.text()).isEqualTo("begin of 1");
        });
        assertThat(mailroom.row())
                .isEqualTo("sent 1 " + mailroom.bot().messages().get(0).messageId() + " null");
    }

    @Test
    void retry_after_is_honoured() {
        mailroom.bot().next(BotApi.Script.tooMany(30));
        mailroom.queue(1, "begin", Mailroom.CHAT);
        mailroom.send();
        mailroom.pass(29);
        assertThat(mailroom.bot().messages()).isEmpty();
        mailroom.pass(2);
        assertThat(mailroom.bot().messages()).hasSize(1);
        assertThat(mailroom.bot().messages().get(0).text()).doesNotContain("repeated");
    }

    @Test
    void a_blocked_bot_is_shown_on_row_and_chat_and_nothing_more_is_tried() {
        mailroom.bot().next(BotApi.Script.blocked());
        mailroom.queue(1, "begin", Mailroom.CHAT);
        mailroom.queue(2, "begin", Mailroom.CHAT);
        mailroom.send();
        mailroom.pass(600);
        assertThat(mailroom.bot().messages()).isEmpty();
        assertThat(mailroom.rows("SELECT status || ': ' || error AS line FROM delivery"))
                .containsOnly("failed: Forbidden: bot was blocked by the user");
        assertThat(mailroom.rows("SELECT error AS line FROM telegram_chat WHERE disabled_at IS NOT NULL"))
                .containsExactly("Forbidden: bot was blocked by the user");
    }

    @Test
    void a_group_that_moved_is_followed() {
        mailroom.bot().next(BotApi.Script.movedTo(-100_777));
        mailroom.queue(1, "begin", Mailroom.CHAT);
        mailroom.pass(3);
        assertThat(mailroom.bot().messages(-100_777)).hasSize(1);
        assertThat(mailroom.rows("SELECT chat_id::text AS line FROM telegram_chat"))
                .containsExactly("-100777");
    }

    @Test
    void a_group_that_moved_to_a_chat_linked_already_is_told_once() {
        mailroom.bot().next(BotApi.Script.movedTo(-100_778));
        mailroom.queue(1, "begin", Mailroom.CHAT);
        mailroom.queue(1, "begin", -100_778);
        mailroom.sql("UPDATE delivery SET next_at = next_at + interval '2 seconds' WHERE recipient = '-100778'");
        mailroom.pass(4);
        assertThat(mailroom.rows("SELECT status || ' ' || recipient AS line FROM delivery ORDER BY id"))
                .containsExactly("skipped 55", "sent -100778");
        assertThat(mailroom.bot().messages(-100_778)).hasSize(1);
    }

    @Test
    void a_failing_server_is_tried_again_with_growing_pauses() {
        for (int i = 0; i < 4; i++) {
            mailroom.bot().next(BotApi.Script.serverError());
        }
        mailroom.queue(1, "begin", Mailroom.CHAT);
        mailroom.pass(10);
        assertThat(mailroom.bot().messages()).isEmpty();
        assertThat(mailroom.rows("SELECT error AS line FROM delivery"))
                .containsExactly("Telegram answered 502 Bad Gateway");
        mailroom.pass(60);
        assertThat(mailroom.bot().messages()).hasSize(1);
    }

    @Test
    void a_wrong_token_keeps_the_message_and_is_shown() {
        mailroom.bot().next(BotApi.Script.error(401, "Unauthorized", new io.vertx.core.json.JsonObject()));
        mailroom.queue(1, "begin", Mailroom.CHAT);
        mailroom.send();
        assertThat(mailroom.rows("SELECT status || ': ' || error AS line FROM delivery"))
                .containsExactly("pending: Telegram does not accept the bot's token");
        mailroom.pass(70);
        assertThat(mailroom.bot().messages()).hasSize(1);
    }

    @Test
    void an_answer_that_never_came_makes_one_repetition_that_says_so() {
        mailroom.bot().next(BotApi.Script.takeAndHangUp());
        mailroom.queue(1, "begin", Mailroom.CHAT);
        mailroom.send();
        mailroom.pass(10);
        assertThat(mailroom.bot().messages()).hasSize(2);
        assertThat(mailroom.bot().messages().get(1).text())
                .startsWith("(repeated")
                .endsWith("begin of 1");
        mailroom.pass(60);
        assertThat(mailroom.bot().messages()).hasSize(2);
    }
}
