package io.mainswatch.dashboard.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.common.testing.ManualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class SignInDelayTest {
    private final ManualClock clock = new ManualClock();
    private final SignInDelay delay = new SignInDelay(clock);

    @Test
    void each_failure_beyond_the_free_ones_doubles_the_wait() {
        for (int i = 0; i < SignInDelay.FREE; i++) {
            assertThat(delay.begin("anna", "10.0.0.1")).isZero();
        }
        for (long seconds = 1; seconds <= 256; seconds *= 2) {
            assertThat(delay.begin("anna", "10.0.0.1")).isEqualTo(Duration.ofSeconds(seconds));
            clock.advance(Duration.ofSeconds(seconds));
            assertThat(delay.begin("anna", "10.0.0.1")).isZero();
        }
        assertThat(delay.begin("anna", "10.0.0.1")).isEqualTo(SignInDelay.LONGEST);
    }

    @Test
    void a_wait_is_for_one_user_from_one_address() {
        for (int i = 0; i < SignInDelay.FREE; i++) {
            delay.begin("anna", "10.0.0.1");
        }
        assertThat(delay.begin("anna", "10.0.0.1")).isPositive();
        assertThat(delay.begin("anna", "10.0.0.2")).isZero();
        assertThat(delay.begin("bert", "10.0.0.1")).isZero();
    }

    @Test
    void the_right_password_forgets_the_wrong_ones() {
        for (int i = 0; i < SignInDelay.FREE; i++) {
            delay.begin("anna", "10.0.0.1");
        }
        delay.succeeded("anna", "10.0.0.1");
        assertThat(delay.begin("anna", "10.0.0.1")).isZero();
    }

    @Test
    void however_many_names_are_tried_the_memory_is_bounded_and_the_newest_still_waits() {
        for (int i = 0; i < 30_000; i++) {
            delay.begin("user-" + i, "10.0.0.1");
        }
        for (int i = 0; i < SignInDelay.FREE; i++) {
            delay.begin("anna", "10.0.0.1");
        }
        assertThat(delay.begin("anna", "10.0.0.1")).isPositive();
    }
}
