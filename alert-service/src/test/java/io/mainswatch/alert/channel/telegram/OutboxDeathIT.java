package io.mainswatch.alert.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.common.testing.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The outbox against its own death, at each point between the queue and the stored answer. */
class OutboxDeathIT {
    private final Mailroom mailroom = new Mailroom();

    @AfterEach
    void close() {
        mailroom.close();
    }

    @Test
    void killed_before_the_claim_it_is_sent_once() {
        mailroom.queue(1, "begin", Mailroom.CHAT);
        mailroom.restart();
        mailroom.pass(60);
        assertThat(mailroom.bot().messages())
                .singleElement()
                .satisfies(message -> assertThat(message.text()).isEqualTo("begin of 1"));
    }

    @Test
    void killed_after_the_claim_it_is_sent_once_and_may_call_itself_repeated() {
        mailroom.queue(1, "begin", Mailroom.CHAT);
        Await.result(mailroom.test()
                .platform()
                .database()
                .transaction(
                        tx -> new DeliveryStore().claim(tx, mailroom.clock().now())));
        mailroom.restart();
        mailroom.pass(15);
        assertThat(mailroom.bot().messages()).as("the claim still holds").isEmpty();
        mailroom.pass(10);
        assertThat(mailroom.bot().messages()).hasSize(1);
    }

    @Test
    void killed_between_sending_and_storing_it_is_repeated_once_and_says_so() {
        mailroom.queue(1, "begin", Mailroom.CHAT);
        var claimed = Await.result(mailroom.test()
                        .platform()
                        .database()
                        .transaction(tx ->
                                new DeliveryStore().claim(tx, mailroom.clock().now())))
                .orElseThrow();
        var api = new TelegramApi(
                mailroom.test().platform().vertx(),
                mailroom.test().platform().settings().telegram());
        assertThat(Await.result(api.call("sendMessage", claimed.request())).isOk())
                .isTrue();
        mailroom.restart();
        mailroom.pass(60);
        assertThat(mailroom.bot().messages()).hasSize(2);
        assertThat(mailroom.bot().messages().get(1).text()).startsWith("(repeated");
    }

    @Test
    void killed_after_storing_nothing_is_repeated() {
        mailroom.queue(1, "begin", Mailroom.CHAT);
        mailroom.send();
        mailroom.restart();
        mailroom.pass(60);
        assertThat(mailroom.bot().messages()).hasSize(1);
    }
}
