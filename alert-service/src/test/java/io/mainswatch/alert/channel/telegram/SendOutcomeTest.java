package io.mainswatch.alert.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.alert.channel.telegram.SendOutcome.Refused;
import io.mainswatch.alert.channel.telegram.SendOutcome.Retry;
import io.mainswatch.alert.channel.telegram.SendOutcome.Sent;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SendOutcomeTest {
    @Test
    void a_message_number_means_sent() {
        assertThat(outcome(200, "{\"ok\":true,\"result\":{\"message_id\":7}}", 1))
                .isEqualTo(new Sent(7));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bad Request: chat not found",
                "Bad Request: user is deactivated",
            })
    void a_chat_that_is_gone_is_given_up(String description) {
        assertThat(outcome(400, "{\"ok\":false,\"description\":\"" + description + "\"}", 1))
                .isEqualTo(new Refused(description, true));
    }

    @Test
    void a_message_telegram_does_not_like_is_no_fault_of_the_chat() {
        assertThat(outcome(400, "{\"ok\":false,\"description\":\"Bad Request: message text is empty\"}", 1))
                .isEqualTo(new Refused("Bad Request: message text is empty", false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>proxy</html>", "[]", "null", "{\"ok\":\"maybe\"}", "{\"ok\":true}"})
    void an_answer_that_makes_no_sense_is_tried_again(String body) {
        assertThat(outcome(200, body, 1)).isInstanceOf(Retry.class);
    }

    @Test
    void an_absurd_wait_is_bounded() {
        var retry = (Retry)
                outcome(429, "{\"ok\":false,\"description\":\"x\",\"parameters\":{\"retry_after\":99999999}}", 1);
        assertThat(retry.after()).isEqualTo(Duration.ofDays(1));
    }

    @Property
    void pauses_grow_and_stay_between_two_seconds_and_a_bit_over_five_minutes(
            @ForAll @IntRange(min = 1) int attempts, @ForAll @IntRange(max = 100) int jitterPercent) {
        var retry = (Retry) SendOutcome.of(TelegramReply.none("nobody", true), attempts, jitterPercent / 100.0);
        assertThat(retry.after()).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(375));
        assertThat(retry.uncertain()).isTrue();
    }

    private static SendOutcome outcome(int status, String body, int attempts) {
        return SendOutcome.of(TelegramReply.of(status, Buffer.buffer(body)), attempts, 0);
    }
}
