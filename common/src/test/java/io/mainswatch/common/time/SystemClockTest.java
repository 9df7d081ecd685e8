package io.mainswatch.common.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class SystemClockTest {
    private final Machine machine = new Machine();
    private final AtomicBoolean synchronising = new AtomicBoolean();
    private final SystemClock clock = new SystemClock(machine, synchronising::get);

    @Test
    void a_clock_that_runs_evenly_is_trusted() {
        run(Duration.ofMinutes(10));
        assertThat(clock.trusted()).isTrue();
    }

    @Test
    void a_jump_costs_trust_until_it_has_run_evenly_again() {
        machine.wall = machine.wall.plusSeconds(3_600);
        clock.sample();
        assertThat(clock.trusted()).isFalse();
        run(SystemClock.SETTLING.plusSeconds(1));
        assertThat(clock.trusted()).isTrue();
    }

    @Test
    void slow_slewing_costs_nothing() {
        for (int second = 0; second < 600; second++) {
            machine.wall = machine.wall.plusMillis(100);
            run(Duration.ofSeconds(1));
        }
        assertThat(clock.trusted()).isTrue();
    }

    @Test
    void a_time_before_what_is_stored_is_not_believed() {
        clock.notBefore(machine.wall.plus(Duration.ofDays(3)));
        assertThat(clock.trusted()).isFalse();
        run(Duration.ofMinutes(30));
        assertThat(clock.trusted()).isFalse();
        machine.wall = machine.wall.plus(Duration.ofDays(3));
        run(SystemClock.SETTLING.plusSeconds(2));
        assertThat(clock.trusted()).isTrue();
    }

    @Test
    void a_machine_that_waits_for_its_first_synchronisation_is_given_a_bounded_time() {
        synchronising.set(true);
        run(Duration.ofMinutes(1));
        assertThat(clock.trusted()).isFalse();
        run(SystemClock.SYNCHRONISATION_WAIT);
        assertThat(clock.trusted()).isTrue();
    }

    private void run(Duration time) {
        for (long second = 0; second < time.toSeconds(); second++) {
            machine.nanos += 1_000_000_000L;
            machine.wall = machine.wall.plusSeconds(1);
            clock.sample();
        }
    }

    private static final class Machine implements SystemClock.TimeSource {
        private Instant wall = Instant.parse("2026-01-20T14:02:00Z");
        private long nanos = 5_000;

        @Override
        public Instant wall() {
            return wall;
        }

        @Override
        public long nanos() {
            return nanos;
        }
    }
}
