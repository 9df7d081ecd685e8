package io.mainswatch.alert.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.common.testing.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Reading what people say to the bot. */
class BotListenerIT {
    private final Mailroom mailroom = new Mailroom();

    @AfterEach
    void close() {
        mailroom.close();
    }

    @Test
    void a_bot_that_another_program_reads_is_told_once_and_so_is_its_return() {
        mailroom.bot().otherReader(true);
        for (int i = 0; i < 3; i++) {
            Await.result(mailroom.telegram().listen());
        }
        assertThat(mailroom.logged()).containsOnlyOnce("the bot cannot hear what people say to it");
        mailroom.bot().otherReader(false);
        mailroom.bot().say(77, "/status");
        Await.result(mailroom.telegram().listen());
        assertThat(mailroom.logged()).containsOnlyOnce("the bot hears again");
        assertThat(mailroom.bot().messages(77)).hasSize(1);
    }
}
