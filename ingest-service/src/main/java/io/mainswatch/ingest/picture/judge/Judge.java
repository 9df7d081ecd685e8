package io.mainswatch.ingest.picture.judge;

import java.util.List;
import java.util.Optional;

/**
 * Judges frames in the order of their time; an older one goes to {@link LateJudge}, a person's word to
 * {@link PersonJudge}.
 *
 * <ul>
 *   <li>A sure value within the bounds is accepted; one that rises far faster than the meter lately did waits for one
 *       more frame that agrees.
 *   <li>A sure value out of the bounds is rejected. {@value #CHAIN} of them that agree among themselves are taken as
 *       resynchronised: above, the old value stays as it was; below, the values believed since the last one that fits
 *       were wrong and are withdrawn.
 *   <li>Two frames below a value, confirmed by a third that has passed it, show as well that it was wrong.
 *   <li>A last digit alone that is not sure is left out. Any other unsure value is inferred when exactly one filling of its unsure digits is possible, else held.
 * </ul>
 */
public final class Judge {
    /** So many agreeing frames overrule what was believed. */
    public static final int CHAIN = 5;
    /** So many settle a surprise. */
    private static final int PAIR = 2;
    /** Sub-meters may count somewhat too much. */
    private static final double SUB_METER_SHARE = 0.8;

    private final MeterLimits limits;

    public Judge(MeterLimits limits) {
        this.limits = limits;
    }

    /** @param frame later than the last value believed */
    public Ruling judge(MeterState state, Frame frame, Evidence evidence) {
        return Coarse.of(frame, state, limits)
                .map(coarse -> Coarse.marked(rule(state, coarse, evidence), frame.ref()))
                .orElseGet(() -> rule(state, frame, evidence));
    }

    private Ruling rule(MeterState state, Frame frame, Evidence evidence) {
        var last = state.last();
        if (last.isEmpty()) {
            return first(state, frame);
        }
        var bounds = Bounds.of(limits, last.get(), frame.at(), evidence, SUB_METER_SHARE);
        if (!frame.sure()) {
            return unsure(state, frame, bounds);
        }
        double offset = bounds.offset(frame.registerWattHours(), state.offsetWattHours());
        double value = frame.registerWattHours() + offset;
        var candidate = new Candidate(frame.ref(), frame.at(), value, bounds.contain(value));
        if (!candidate.plausible()) {
            return implausible(state, candidate, offset, bounds.objection(value));
        }
        if (repeatsRejected(state, candidate)) {
            var jump = new Candidate(frame.ref(), frame.at(), value, false);
            return implausible(state, jump, offset, "the same jump as before: time alone does not make it right");
        }
        return plausible(state, candidate, offset);
    }

    private Ruling first(MeterState state, Frame frame) {
        double value = frame.registerWattHours() + state.offsetWattHours();
        if (!frame.sure()) {
            return Ruling.quiet(Verdict.HELD, value, "some digits are not sure", state);
        }
        var candidate = new Candidate(frame.ref(), frame.at(), value, false);
        var chain = Chain.endingIn(candidate, state.candidates(), limits);
        return chain.size() >= CHAIN
                ? new Outcome(limits, state, state.offsetWattHours()).resynchronised(chain, "the first value")
                : Ruling.quiet(
                        Verdict.HELD,
                        value,
                        "the first value waits for " + CHAIN + " pictures that agree",
                        state.with(candidate));
    }

    private Ruling unsure(MeterState state, Frame frame, Bounds bounds) {
        double offset = state.offsetWattHours();
        var only = Inference.only(
                frame, limits.unitWattHours(), bounds.leastWattHours() - offset, bounds.mostWattHours() - offset);
        if (only.isEmpty()) {
            double value = frame.registerWattHours() + offset;
            return Ruling.quiet(Verdict.HELD, value, "some digits are not sure", state);
        }
        double value = only.getAsDouble() + offset;
        var candidate = new Candidate(frame.ref(), frame.at(), value, true);
        if (repeatsRejected(state, candidate) || Surprise.at(frame.at(), value, state, limits)) {
            return Ruling.quiet(Verdict.HELD, value, "unsure digits would make it rise unusually fast", state);
        }
        return new Outcome(limits, state, offset)
                .accepted(List.of(candidate), Verdict.INFERRED, "only this value is possible");
    }

    private Ruling plausible(MeterState state, Candidate candidate, double offset) {
        var chain = Chain.endingIn(candidate, state.candidates(), limits);
        var confirmed = chain.stream().filter(Candidate::plausible).toList();
        if (confirmed.size() < PAIR && Surprise.at(candidate.at(), candidate.wattHours(), state, limits)) {
            return Ruling.quiet(
                    Verdict.HELD,
                    candidate.wattHours(),
                    "an unusually fast rise waits for one more picture",
                    state.with(candidate));
        }
        return new Overtaken(limits, state, candidate, offset).ruling(confirmed);
    }

    private Ruling implausible(MeterState state, Candidate candidate, double offset, String objection) {
        var chain = Chain.endingIn(candidate, state.candidates(), limits);
        if (chain.size() < CHAIN) {
            return Ruling.quiet(Verdict.REJECTED, candidate.wattHours(), objection, state.with(candidate));
        }
        var outcome = new Outcome(limits, state, offset);
        if (isAbove(state.last(), chain.get(0))) {
            return outcome.resynchronised(chain, CHAIN + " pictures agree on a value beyond the bounds");
        }
        return Roots.before(chain.get(0), state, limits)
                .filter(root -> !state.last().equals(Optional.of(root)))
                .map(root -> outcome.corrected(chain, root, CHAIN + " pictures agree: what was believed was too high"))
                .orElseGet(() -> outcome.begunAgain(chain, "no earlier value fits: probably another meter"));
    }

    /** A jump that was out of bounds when it was seen stays so, however the bounds have grown since. */
    private boolean repeatsRejected(MeterState state, Candidate candidate) {
        return state.candidates().stream()
                .filter(earlier -> !earlier.plausible())
                .filter(earlier -> isAbove(state.last(), earlier))
                .anyMatch(earlier -> Chain.agree(earlier, candidate, limits));
    }

    private static boolean isAbove(Optional<Believed> last, Candidate candidate) {
        return last.filter(one -> candidate.wattHours() > one.wattHours()).isPresent();
    }
}
