package io.mainswatch.ingest.picture.judge;

import java.util.List;
import java.util.Optional;

/**
 * A plausible value is about to be accepted, and frames before it stood below the last value believed. If they lead to it
 * they speak against that value: two of them overrule it, one makes it doubtful.
 */
final class Overtaken {
    private static final int MAJORITY = 2;

    private final MeterLimits limits;
    private final MeterState state;
    private final Candidate accepted;
    private final double offset;

    Overtaken(MeterLimits limits, MeterState state, Candidate accepted, double offset) {
        this.limits = limits;
        this.state = state;
        this.accepted = accepted;
        this.offset = offset;
    }

    /** @param confirmed what is accepted, the newest last */
    Ruling ruling(List<Candidate> confirmed) {
        var ruling = new Outcome(limits, state, offset).accepted(confirmed, Verdict.ACCEPTED, "fits");
        if (limits.feedsIn()) {
            return ruling;
        }
        var last = state.last().orElseThrow();
        var below = state.candidates().stream()
                .filter(one -> one.wattHours() < last.wattHours() - limits.slackWattHours())
                .toList();
        var chain = Chain.endingIn(accepted, below, limits);
        var witnesses = chain.subList(0, chain.size() - 1);
        var root = witnesses.isEmpty() ? Optional.<Believed>empty() : Roots.before(witnesses.get(0), state, limits);
        if (root.isPresent() && witnesses.size() >= MAJORITY) {
            return new Outcome(limits, state, offset)
                    .corrected(chain, root.get(), "the pictures before and after it agree: it was too high");
        }
        return root.isPresent() ? doubting(ruling, state.after(root.get().at())) : ruling;
    }

    private static Ruling doubting(Ruling ruling, List<Believed> doubted) {
        return new Ruling(
                ruling.verdict(),
                ruling.wattHours(),
                ruling.reason(),
                ruling.published(),
                ruling.withdrawn(),
                doubted,
                ruling.upheaval(),
                ruling.next());
    }
}
