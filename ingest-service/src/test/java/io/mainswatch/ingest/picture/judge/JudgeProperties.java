package io.mainswatch.ingest.picture.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class JudgeProperties {
    private final Judge judge = new Judge(Frames.LIMITS);

    @Property(tries = 200)
    void time_alone_never_makes_a_rejected_jump_acceptable(
            @ForAll @IntRange(min = 200, max = 500_000) int kilowattHours,
            @ForAll @Size(min = 1, max = 3) List<@IntRange(min = 1, max = 60_000) Integer> minutesLater) {
        var state = Frames.settled(12);
        double jump = state.last().orElseThrow().wattHours() + kilowattHours * 1_000.0;
        int minute = 120;
        state = judge.judge(state, Frames.sure(minute, jump), Evidence.NONE).next();
        for (int later : minutesLater) {
            minute += later;
            var ruling = judge.judge(state, Frames.sure(minute, jump), Evidence.NONE);

            assertThat(ruling.verdict()).isEqualTo(Verdict.REJECTED);
            assertThat(ruling.published()).isEmpty();
            state = ruling.next();
        }
    }

    @Property(tries = 200)
    void what_is_believed_never_falls_and_outruns_the_fuses_only_when_it_says_so(
            @ForAll @Size(min = 5, max = 40) List<@IntRange(min = 0, max = 2_000) Integer> tens) {
        var state = Frames.settled(12);
        int minute = 110;
        for (int ten : tens) {
            minute += 10;
            double value = 36_109_700 + ten * 1_000.0;
            var last = state.last().orElseThrow();
            var ruling = judge.judge(state, Frames.sure(minute, value), Evidence.NONE);
            state = ruling.next();
            assertThat(state.believed().stream().map(Believed::wattHours).toList())
                    .isSorted();
            if (ruling.verdict() == Verdict.ACCEPTED) {
                var to = state.last().orElseThrow();
                assertThat(Frames.LIMITS.allows(last.at(), last.wattHours(), to.at(), to.wattHours()))
                        .isTrue();
            }
        }
    }

    @Property(tries = 200)
    void whatever_was_believed_five_true_pictures_recover_it(
            @ForAll @Size(max = 20) List<@IntRange(min = 0, max = 90_000) Integer> misreadKilowattHours,
            @ForAll @IntRange(min = 1, max = 20) int wattsInHundreds) {
        var state = Frames.settled(12);
        int minute = 110;
        for (int misread : misreadKilowattHours) {
            minute += 10;
            state = judge.judge(state, Frames.sure(minute, misread * 1_000.0), Evidence.NONE)
                    .next();
        }
        double truth = 36_109_700 + 11 * 100;
        Ruling ruling = null;
        for (int i = 0; i < 5; i++) {
            minute += 10;
            truth += wattsInHundreds * 100 / 6.0;
            ruling = judge.judge(state, Frames.sure(minute, truth), Evidence.NONE);
            state = Frames.restarted(ruling.next());
        }
        assertThat(state.last().orElseThrow().wattHours()).isBetween(truth - 200, truth + 200);
    }

    @Property(tries = 200)
    void a_restart_changes_nothing(@ForAll @Size(min = 1, max = 25) List<@IntRange(min = 0, max = 300) Integer> steps) {
        var through = Frames.settled(12);
        var restarted = through;
        var verdicts = new ArrayList<Verdict>();
        var again = new ArrayList<Verdict>();
        int minute = 110;
        for (int step : steps) {
            minute += 10;
            var frame = Frames.sure(minute, 36_109_700 + step * 100.0);
            var one = judge.judge(through, frame, Evidence.NONE);
            var two = judge.judge(Frames.restarted(restarted), frame, Evidence.NONE);
            verdicts.add(one.verdict());
            again.add(two.verdict());
            through = one.next();
            restarted = two.next();
        }
        assertThat(again).isEqualTo(verdicts);
        assertThat(restarted).isEqualTo(through);
    }

    @Property(tries = 200)
    void what_comes_late_never_breaks_the_order(
            @ForAll @IntRange(min = 1, max = 109) int minute, @ForAll @IntRange(min = -20, max = 40) int units) {
        var state = Frames.settled(12);
        var at = Frames.START.plus(Duration.ofMinutes(minute));
        var before =
                state.believed().stream().filter(one -> !one.at().isAfter(at)).reduce((a, b) -> b);
        var after =
                state.believed().stream().filter(one -> one.at().isAfter(at)).findFirst();
        var ruling = new LateJudge(Frames.LIMITS)
                .judge(state, Frames.sure(minute, 36_109_700 + units * 100.0), before, after);
        var values = ruling.next().believed().stream().map(Believed::wattHours).toList();

        assertThat(values).isSorted();
    }
}
