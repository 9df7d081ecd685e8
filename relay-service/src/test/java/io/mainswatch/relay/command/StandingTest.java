package io.mainswatch.relay.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class StandingTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void a_queued_command_waits_until_the_very_instant_it_expires() {
        var waiting = queued(NOW, false);
        assertThat(waiting.next(NOW.minusNanos(1_000))).isEmpty();
        assertThat(waiting.next(NOW)).hasValueSatisfying(step -> {
            assertThat(step.to()).isEqualTo(CommandStatus.EXPIRED);
            assertThat(step.reason()).startsWith("the device was out of reach");
        });
    }

    @Test
    void what_was_handed_over_is_sent_even_when_it_is_seen_after_its_expiry() {
        var handedOver = new Standing(
                "c", "default", CommandStatus.QUEUED, true, NOW, NOW.minusMillis(1), false, false, false, false);
        assertThat(handedOver.next(NOW.plusSeconds(60)))
                .hasValueSatisfying(step -> assertThat(step.to()).isEqualTo(CommandStatus.SENT));
    }

    @Test
    void a_queued_command_of_a_removed_device_fails() {
        assertThat(queued(NOW.plusSeconds(9), true).next(NOW))
                .hasValueSatisfying(step ->
                        assertThat(step.reason()).isEqualTo("the device was removed before the command was sent"));
    }

    @Test
    void obedience_confirms_however_late_it_is_judged() {
        assertThat(sent(true, false, true).next(NOW.plus(Duration.ofHours(1))))
                .hasValueSatisfying(step -> assertThat(step.to()).isEqualTo(CommandStatus.CONFIRMED));
    }

    @Test
    void silence_is_judged_only_after_five_seconds_and_says_what_was_seen() {
        assertThat(sent(false, false, false).next(NOW.plusSeconds(5))).isEmpty();
        assertThat(reason(sent(false, false, false))).isEqualTo("the device did not say within 5 s that it switched");
        assertThat(reason(sent(false, true, false))).isEqualTo("the device got the command but says that it is off");
        assertThat(reason(sent(false, false, true)))
                .isEqualTo("the connection to the device broke before it answered: whether it switched is not known");
        assertThat(reason(sent(false, true, true))).isEqualTo("the device got the command but says that it is off");
    }

    @Test
    void nothing_follows_an_end() {
        var ended = new Standing("c", "default", CommandStatus.EXPIRED, true, NOW, NOW, true, false, false, false);
        assertThat(ended.next(NOW.plusSeconds(60))).isEmpty();
    }

    private static String reason(Standing standing) {
        var step = standing.next(NOW.plus(Standing.JUDGED_AFTER)).orElseThrow();
        assertThat(step.to()).isEqualTo(CommandStatus.FAILED);
        return String.valueOf(step.reason());
    }

    private static Standing queued(Instant expiresAt, boolean removed) {
        return new Standing("c", "default", CommandStatus.QUEUED, true, expiresAt, null, false, false, false, removed);
    }

    private static Standing sent(boolean obeyed, boolean contradicted, boolean connectionEnded) {
        return new Standing(
                "c",
                "default",
                CommandStatus.SENT,
                true,
                NOW.plusSeconds(30),
                NOW,
                obeyed,
                contradicted,
                connectionEnded,
                false);
    }
}
