package io.mainswatch.alert.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WatchedTest {
    private static final Instant HEARD = Instant.parse("2026-01-20T13:00:00Z");
    private static final Instant NOW = HEARD.plusSeconds(20);
    private static final Listening ALWAYS = new Listening(HEARD.minusSeconds(10_000), false);

    @Test
    void silence_means_something_after_cadence_and_grace() {
        assertThat(watched(null, null, false).judge(ALWAYS, NOW)).isEqualTo(HEARD.plusSeconds(45));
    }

    @Test
    void after_a_deaf_time_it_counts_anew_and_leaves_time_to_reconnect() {
        var from = HEARD.plusSeconds(3_600);
        assertThat(watched(null, null, false).judge(new Listening(from, true), from))
                .isEqualTo(from.plusSeconds(45).plus(Listening.RECONNECTING));
    }

    @Test
    void a_broken_connection_brings_it_forward_and_an_older_one_does_not() {
        assertThat(watched(HEARD.plusSeconds(5), null, false).judge(ALWAYS, NOW))
                .isEqualTo(HEARD.plusSeconds(15));
        assertThat(watched(HEARD.plusSeconds(40), null, false).judge(ALWAYS, NOW))
                .isEqualTo(HEARD.plusSeconds(45));
        assertThat(watched(HEARD.minusSeconds(1), null, false).judge(ALWAYS, NOW))
                .isEqualTo(HEARD.plusSeconds(45));
    }

    @Test
    void a_witness_without_its_charger_leaves_only_the_small_grace() {
        assertThat(watched(null, HEARD.plusSeconds(1), false).judge(ALWAYS, NOW))
                .isEqualTo(HEARD.plusSeconds(33));
        assertThat(watched(null, HEARD.minusSeconds(1), false).judge(ALWAYS, NOW))
                .isEqualTo(HEARD.plusSeconds(45));
    }

    @Test
    void a_gateway_that_does_not_read_holds_everything_up() {
        var later = HEARD.plusSeconds(300);
        assertThat(watched(null, null, true).judge(ALWAYS, later)).isEqualTo(later.plusSeconds(45));
    }

    @Test
    void the_ledger_has_a_hole_where_nobody_wrote_or_the_clock_was_set() {
        var entry = new LedgerEntry(1, HEARD, HEARD.plusSeconds(60), null);
        assertThat(entry.continuesAt(HEARD.plusSeconds(64))).isTrue();
        assertThat(entry.continuesAt(HEARD.plusSeconds(66))).isFalse();
        assertThat(entry.continuesAt(HEARD.plusSeconds(50))).isFalse();
        assertThat(new LedgerEntry(1, HEARD, HEARD, "ended").continuesAt(HEARD)).isFalse();
    }

    private static Watched watched(@Nullable Instant leftAt, @Nullable Instant unpluggedAt, boolean held) {
        return new Watched(
                "d",
                "h",
                HEARD.plusSeconds(45),
                HEARD,
                Duration.ofSeconds(30),
                Duration.ofSeconds(15),
                leftAt,
                unpluggedAt,
                held);
    }
}
