package io.mainswatch.ingest.picture.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JudgeTest {
    private static final double LAST = 36_109_700 + 11 * Frames.UNIT;
    private static final MeterState SETTLED = Frames.settled(12);

    private final Judge judge = new Judge(Frames.LIMITS);

    @Test
    void a_value_that_fits_is_published() {
        var ruling = judge.judge(SETTLED, Frames.sure(120, LAST + 100), Evidence.NONE);

        assertThat(ruling.verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(ruling.published())
                .singleElement()
                .satisfies(one -> assertThat(one.wattHours()).isEqualTo(LAST + 100));
        assertThat(ruling.next().last().orElseThrow().wattHours()).isEqualTo(LAST + 100);
    }

    @Test
    void the_first_value_waits_for_five_pictures_that_agree_and_strays_do_not_count() {
        var state = MeterState.EMPTY;
        for (int i = 0; i < 6; i++) {
            double value = i == 2 ? 99_999_000 : 5_000_000 + i * 100;
            var ruling = judge.judge(state, Frames.sure(i * 10, value), Evidence.NONE);
            assertThat(ruling.verdict()).isEqualTo(i < 5 ? Verdict.HELD : Verdict.RESYNCHRONISED);
            state = Frames.restarted(ruling.next());
        }
        assertThat(state.believed()).extracting(Believed::ref).containsExactly("p0", "p10", "p30", "p40", "p50");
    }

    @Test
    void a_jump_beyond_the_fuses_is_rejected_and_five_that_agree_are_resynchronised_with_the_old_value_kept() {
        var state = SETTLED;
        for (int i = 0; i < 5; i++) {
            var ruling = judge.judge(state, Frames.sure(120 + i * 10, 90_000_000 + i * 100), Evidence.NONE);
            assertThat(ruling.verdict()).isEqualTo(i < 4 ? Verdict.REJECTED : Verdict.RESYNCHRONISED);
            assertThat(ruling.withdrawn()).isEmpty();
            if (i == 4) {
                assertThat(ruling.published()).hasSize(5);
                assertThat(ruling.upheaval().orElseThrow().oldWattHours()).isEqualTo(LAST);
            }
            state = Frames.restarted(ruling.next());
        }
    }

    @Test
    void a_stored_value_that_was_too_high_is_withdrawn_when_five_pictures_below_it_agree() {
        var wrong = new Believed("wrong", Frames.START.plus(Duration.ofMinutes(120)), LAST + 50_000);
        var state = SETTLED.believing(List.of(wrong), 0);
        Ruling ruling = null;
        for (int i = 1; i <= 5; i++) {
            ruling = judge.judge(state, Frames.sure(120 + i * 10, LAST + i * 100), Evidence.NONE);
            state = Frames.restarted(ruling.next());
        }
        assertThat(ruling.verdict()).isEqualTo(Verdict.RESYNCHRONISED);
        assertThat(ruling.withdrawn()).containsExactly(wrong);
        assertThat(ruling.published()).hasSize(5);
        assertThat(ruling.upheaval().orElseThrow().kind()).isEqualTo(Upheaval.Kind.CORRECTED);
    }

    @Test
    void two_pictures_below_and_one_that_has_passed_show_that_a_value_was_wrong() {
        var wrong = new Believed("wrong", Frames.START.plus(Duration.ofMinutes(120)), LAST + 600);
        var state = SETTLED.believing(List.of(wrong), 0);
        state = judge.judge(state, Frames.sure(130, LAST + 200), Evidence.NONE).next();
        state = judge.judge(state, Frames.sure(140, LAST + 300), Evidence.NONE).next();
        var ruling = judge.judge(state, Frames.sure(150, LAST + 700), Evidence.NONE);

        assertThat(ruling.withdrawn()).containsExactly(wrong);
        assertThat(ruling.published()).hasSize(3);
    }

    @Test
    void another_meter_is_no_reason_to_withdraw_years() {
        var state = SETTLED;
        Ruling ruling = null;
        for (int i = 0; i < 5; i++) {
            ruling = judge.judge(state, Frames.sure(120 + i * 10, 1_000 + i * 100), Evidence.NONE);
            state = ruling.next();
        }
        assertThat(ruling.verdict()).isEqualTo(Verdict.RESYNCHRONISED);
        assertThat(ruling.withdrawn()).isEmpty();
    }

    @Test
    void a_register_that_rolls_over_goes_on_counting() {
        double top = Frames.LIMITS.capacityWattHours() - 200;
        var state = MeterState.EMPTY;
        for (int i = 0; i < 30; i++) {
            state = state.believing(
                    List.of(new Believed(
                            "s" + i, Frames.START.plus(Duration.ofMinutes(10L * i)), top - 2_900 + i * 100)),
                    0);
        }
        var ruling = judge.judge(state, Frames.sure(310, 100), Evidence.NONE);

        assertThat(ruling.verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(ruling.wattHours()).isEqualTo(top + 300);
        var next = judge.judge(Frames.restarted(ruling.next()), Frames.sure(320, 200), Evidence.NONE);
        assertThat(next.wattHours()).isEqualTo(top + 400);
    }

    @Test
    void an_unusual_rise_waits_for_one_more_picture_and_is_published_with_it() {
        var first = judge.judge(SETTLED, Frames.sure(120, LAST + 1_300), Evidence.NONE);
        assertThat(first.verdict()).isEqualTo(Verdict.HELD);

        var second = judge.judge(Frames.restarted(first.next()), Frames.sure(130, LAST + 2_500), Evidence.NONE);
        assertThat(second.verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(second.published()).extracting(Published::ref).containsExactly("p120", "p130");
    }

    @Test
    void a_digit_that_cannot_be_read_is_inferred_when_only_one_is_possible() {
        var frame = Frames.blurred(Frames.sure(120, LAST + 100), 7, 1);
        var ruling = judge.judge(SETTLED, frame, Evidence.NONE);

        assertThat(ruling.verdict()).isEqualTo(Verdict.INFERRED);
        assertThat(ruling.wattHours()).isEqualTo(LAST + 100);
    }

    @Test
    void a_last_digit_that_cannot_be_read_is_left_out_and_never_guessed() {
        var same = Frames.blurred(Frames.sure(120, LAST + 100), 3, 6);
        var next = Frames.blurred(Frames.sure(130, LAST + 200), 3, 6);

        var ruling = judge.judge(SETTLED, same, Evidence.NONE);
        assertThat(ruling.verdict()).isEqualTo(Verdict.INFERRED);
        assertThat(ruling.wattHours()).isEqualTo(LAST);
        assertThat(judge.judge(ruling.next(), next, Evidence.NONE).wattHours()).isEqualTo(36_111_000);
    }

    @Test
    void a_last_digit_left_out_still_begins_a_counter() {
        var state = MeterState.EMPTY;
        Ruling ruling = null;
        for (int i = 0; i < 5; i++) {
            ruling = judge.judge(state, Frames.blurred(Frames.sure(i * 10, 5_000_700), i, 6), Evidence.NONE);
            state = ruling.next();
        }
        assertThat(ruling.verdict()).isEqualTo(Verdict.RESYNCHRONISED);
        assertThat(ruling.wattHours()).isEqualTo(5_000_000);
    }

    @Test
    void without_mains_nothing_is_used() {
        var frame = Frames.sure(120 + 600, LAST + 40_000);
        var outage = new Evidence(Duration.ofMinutes(590), 0);

        assertThat(judge.judge(SETTLED, frame, Evidence.NONE).verdict()).isEqualTo(Verdict.HELD);
        assertThat(judge.judge(SETTLED, frame, outage).verdict()).isEqualTo(Verdict.REJECTED);
    }

    @Test
    void less_than_the_sub_meters_counted_is_not_believed() {
        var counted = new Evidence(Duration.ZERO, 1_000);

        assertThat(judge.judge(SETTLED, Frames.sure(120, LAST + 100), counted).reason())
                .contains("sub-meters");
        assertThat(judge.judge(SETTLED, Frames.sure(120, LAST + 100), Evidence.NONE)
                        .verdict())
                .isEqualTo(Verdict.ACCEPTED);
    }

    @Test
    void a_last_digit_that_wavers_makes_no_counter_run_backwards() {
        var ruling = judge.judge(SETTLED, Frames.sure(120, LAST - 100), Evidence.NONE);

        assertThat(ruling.verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(ruling.wattHours()).isEqualTo(LAST);
    }

    @Test
    void a_meter_that_feeds_in_may_run_backwards() {
        var both = new Judge(new MeterLimits(Frames.LIMITS.mostWatts(), 100, 1e9, true));

        assertThat(both.judge(SETTLED, Frames.sure(120, LAST - 200), Evidence.NONE)
                        .wattHours())
                .isEqualTo(LAST - 200);
    }

    @Test
    void what_comes_late_must_fit_between_its_neighbours() {
        var late = new LateJudge(Frames.LIMITS);
        var before = Optional.of(SETTLED.believed().get(3));
        var after = Optional.of(SETTLED.believed().get(4));

        assertThat(late.judge(SETTLED, Frames.sure(35, 36_109_700 + 300), before, after)
                        .verdict())
                .isEqualTo(Verdict.ACCEPTED);
        assertThat(late.judge(SETTLED, Frames.sure(35, 36_109_700 + 900), before, after)
                        .verdict())
                .isEqualTo(Verdict.REJECTED);
    }

    @Test
    void a_persons_word_withdraws_what_contradicts_it() {
        var person = new PersonJudge(Frames.LIMITS);
        Instant at = Frames.START.plus(Duration.ofMinutes(115));
        var ruling = person.judge(SETTLED, "me", at, 36_109_700 + 800);

        assertThat(ruling.withdrawn()).extracting(Believed::ref).containsExactly("s10", "s11");
        assertThat(ruling.next().last().orElseThrow().ref()).isEqualTo("me");
    }

    @Test
    void the_counter_goes_on_over_a_change_of_the_meter() {
        var person = new PersonJudge(Frames.LIMITS);
        var ruling = person.replaced(SETTLED, "me", Frames.START.plus(Duration.ofMinutes(120)), 300);

        assertThat(ruling.wattHours()).isEqualTo(LAST);
        var next = judge.judge(ruling.next(), Frames.sure(130, 400), Evidence.NONE);
        assertThat(next.verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(next.wattHours()).isEqualTo(LAST + 100);
    }
}
