package io.mainswatch.common.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.common.testing.ManualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class GuessDelayTest {
    private final ManualClock clock = new ManualClock();
    private final GuessDelay delay = new GuessDelay(clock);

    @Test
    void each_failure_beyond_the_free_ones_doubles_the_wait() {
        for (int i = 0; i < GuessDelay.FREE; i++) {
            assertThat(delay.begin("10.0.0.1 anna")).isZero();
        }
        for (long seconds = 1; seconds <= 256; seconds *= 2) {
            assertThat(delay.begin("10.0.0.1 anna")).isEqualTo(Duration.ofSeconds(seconds));
            clock.advance(Duration.ofSeconds(seconds));
            assertThat(delay.begin("10.0.0.1 anna")).isZero();
        }
        assertThat(delay.begin("10.0.0.1 anna")).isEqualTo(GuessDelay.LONGEST);
    }

    @Test
    void a_wait_is_for_one_guesser() {
        for (int i = 0; i < GuessDelay.FREE; i++) {
            delay.begin("10.0.0.1 anna");
        }
        assertThat(delay.begin("10.0.0.1 anna")).isPositive();
        assertThat(delay.begin("10.0.0.2 anna")).isZero();
        assertThat(delay.begin("10.0.0.1 bert")).isZero();
    }

    @Test
    void the_right_guess_forgets_the_wrong_ones() {
        for (int i = 0; i < GuessDelay.FREE; i++) {
            delay.begin("10.0.0.1 anna");
        }
        delay.succeeded("10.0.0.1 anna");
        assertThat(delay.begin("10.0.0.1 anna")).isZero();
    }

    @Test
    void however_many_names_are_tried_the_memory_is_bounded_and_the_newest_still_waits() {
        for (int i = 0; i < 30_000; i++) {
            delay.begin("10.0.0.1 user-" + i);
        }
        for (int i = 0; i < GuessDelay.FREE; i++) {
            delay.begin("10.0.0.1 anna");
        }
        assertThat(delay.begin("10.0.0.1 anna")).isPositive();
    }

    @Test
    void a_try_that_was_no_guess_is_not_counted() {
        for (int i = 0; i < 3 * GuessDelay.FREE; i++) {
            assertThat(delay.begin("10.0.0.1")).isZero();
            delay.forgive("10.0.0.1");
        }
        for (int i = 0; i < GuessDelay.FREE; i++) {
            assertThat(delay.begin("10.0.0.1")).isZero();
        }
        assertThat(delay.begin("10.0.0.1")).isPositive();
    }
}
