package io.mainswatch.ingest.picture.judge;

import io.mainswatch.ingest.picture.judge.Upheaval.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts rulings together: what is published, and what the judge remembers then. */
final class Outcome {
    private final MeterLimits limits;
    private final MeterState state;
    private final double offset;

    /** @param offset of the counter from now on */
    Outcome(MeterLimits limits, MeterState state, double offset) {
        this.limits = limits;
        this.state = state;
        this.offset = offset;
    }

    /** All of these are believed from now on. */
    Ruling accepted(List<Candidate> chain, Verdict verdict, String reason) {
        return ruling(state, chain, verdict, reason, List.of(), Optional.empty());
    }

    /**
     * These agree beyond the bounds; what was believed before stays, published and remembered: should it turn out that a
     * digit was misread for a while, the way back leads there.
     */
    Ruling resynchronised(List<Candidate> chain, String why) {
        return resynchronised(state, chain, why);
    }

    /** These agree, and no step leads there from what was believed: nothing of it can be compared with them. */
    Ruling begunAgain(List<Candidate> chain, String why) {
        return resynchronised(new MeterState(List.of(), List.of(), offset), chain, why);
    }

    private Ruling resynchronised(MeterState before, List<Candidate> chain, String why) {
        var upheaval = Optional.of(upheaval(Kind.RESYNCHRONISED, chain, why));
        return ruling(before, chain, Verdict.RESYNCHRONISED, why, List.of(), upheaval);
    }

    /** These agree, and grow out of the root: what was believed after it is withdrawn. */
    Ruling corrected(List<Candidate> chain, Believed root, String why) {
        var withdrawn = state.after(root.at());
        var upheaval = Optional.of(upheaval(Kind.CORRECTED, chain, why));
        return ruling(state.without(withdrawn), chain, Verdict.RESYNCHRONISED, why, withdrawn, upheaval);
    }

    private Upheaval upheaval(Kind kind, List<Candidate> chain, String why) {
        double old = state.last().map(Believed::wattHours).orElse(Double.NaN);
        return new Upheaval(kind, chain.get(0).at(), old, newest(chain).wattHours(), why);
    }

    private Ruling ruling(
            MeterState before,
            List<Candidate> chain,
            Verdict verdict,
            String reason,
            List<Believed> withdrawn,
            Optional<Upheaval> upheaval) {
        var published = new ArrayList<Published>();
        var believed = new ArrayList<Believed>();
        double least = before.last().map(Believed::wattHours).orElse(Double.NEGATIVE_INFINITY);
        for (var one : chain) {
            double value = steadied(one.wattHours(), least);
            published.add(new Published(one.ref(), one.at(), value, verdict, reason));
            believed.add(new Believed(one.ref(), one.at(), value));
            least = value;
        }
        var next = before.believing(believed, offset);
        return new Ruling(verdict, least, reason, published, withdrawn, List.of(), upheaval, next);
    }

    /** A last digit that wavers makes no counter run backwards. */
    private double steadied(double value, double least) {
        boolean wavers = value < least && least - value <= limits.slackWattHours();
        return wavers && !limits.feedsIn() ? least : value;
    }

    private static Candidate newest(List<Candidate> chain) {
        return chain.get(chain.size() - 1);
    }
}
