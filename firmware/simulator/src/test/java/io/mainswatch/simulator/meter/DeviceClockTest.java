package io.mainswatch.simulator.meter;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.simulator.peer.MovableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DeviceClockTest {
    private static final Instant START = Instant.parse("2026-04-10T12:00:00Z");

    private final MovableClock truth = new MovableClock(START);
    private final DeviceClock clock = new DeviceClock(truth);

    @Test
    void isRightUntilItDrifts() {
        truth.forward(Duration.ofHours(5));
        assertThat(clock.now()).isEqualTo(truth.instant());
    }

    @Test
    void gainsWhatItIsToldAndKeepsItWhenTheDriftEnds() {
        clock.drift(120);
        truth.forward(Duration.ofMinutes(30));
        assertThat(clock.now()).isEqualTo(truth.instant().plusSeconds(60));

        clock.drift(0);
        truth.forward(Duration.ofHours(1));
        assertThat(clock.now()).isEqualTo(truth.instant().plusSeconds(60));
    }

    @Test
    void mayLoseToo() {
        clock.drift(-36);
        truth.forward(Duration.ofHours(1));
        assertThat(clock.now()).isEqualTo(truth.instant().minusSeconds(36));
    }
}
