package io.mainswatch.alert.outage;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.alert.outage.ReturnEvidence.Beat;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PastOutagesTest {
    private static final Instant ZERO = Instant.parse("2026-01-20T13:00:00Z");
    private static final Gap GAP = new Gap(at(0), at(600));

    @Test
    void a_gap_with_a_phone_off_its_charger_is_a_cut_between_the_words() {
        assertThat(PastOutages.find(List.of(GAP), List.of(beat(120, false), beat(240, false))))
                .singleElement()
                .satisfies(cut -> {
                    assertThat(cut.startedAt()).isEqualTo(at(0));
                    assertThat(cut.endedAt()).isEqualTo(at(600));
                });
    }

    @Test
    void beats_that_charge_move_the_edges_inwards() {
        var beats = List.of(beat(580, true), beat(30, true), beat(40, false), beat(500, false));
        assertThat(PastOutages.find(List.of(GAP), beats)).singleElement().satisfies(cut -> {
            assertThat(cut.startedAt()).isEqualTo(at(30));
            assertThat(cut.endedAt()).isEqualTo(at(580));
        });
    }

    @Test
    void silence_alone_is_no_cut() {
        assertThat(PastOutages.find(List.of(GAP), List.of())).isEmpty();
        assertThat(PastOutages.find(List.of(GAP), List.of(beat(100, true)))).isEmpty();
        assertThat(PastOutages.find(List.of(GAP), List.of(beat(-5, false), beat(601, false))))
                .isEmpty();
    }

    @Test
    void each_gap_has_its_own_beats() {
        var gaps = List.of(new Gap(at(2000), at(3000)), GAP, new Gap(at(4000), at(5000)));
        var beats = List.of(beat(4100, false), beat(2100, true), beat(100, false));
        assertThat(PastOutages.find(gaps, beats))
                .extracting(PastOutages.Cut::startedAt)
                .containsExactly(at(0), at(4000));
    }

    @Test
    void on_return_a_reading_from_inside_means_the_line_and_a_beat_off_the_charger_the_power() {
        assertThat(new ReturnEvidence(List.of(beat(9, false)), at(10), null)
                        .decide(at(20))
                        .orElseThrow()
                        .verdict())
                .isEqualTo("internet");
        assertThat(new ReturnEvidence(List.of(beat(9, true), beat(12, false)), null, null)
                        .decide(at(20))
                        .orElseThrow()
                        .verdict())
                .isEqualTo("power");
        assertThat(new ReturnEvidence(List.of(beat(9, true)), null, "m")
                        .decide(at(20))
                        .orElseThrow()
                        .verdict())
                .isEqualTo("internet");
        assertThat(new ReturnEvidence(List.of(), null, "m")
                        .decide(at(20))
                        .orElseThrow()
                        .verdict())
                .isEqualTo("power");
        assertThat(new ReturnEvidence(List.of(), null, null).decide(at(20))).isEmpty();
    }

    private static Beat beat(long second, boolean charging) {
        return new Beat(at(second), "phone", charging);
    }

    private static Instant at(long second) {
        return ZERO.plusSeconds(second);
    }
}
