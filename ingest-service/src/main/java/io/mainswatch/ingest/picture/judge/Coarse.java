package io.mainswatch.ingest.picture.judge;

import io.mainswatch.ingest.picture.judge.Frame.Glance;
import java.util.ArrayList;
import java.util.Optional;

/**
 * The last drum turns while the picture is taken, so it is the one that cannot be told most often. Then it is left out
 * rather than the reading: what is published is the least the register can show, and marked.
 */
final class Coarse {
    private static final int LEAST_DIGITS = 3;
    private static final int STEPS = 10;
    private static final String REASON = "the last digit is not sure and left out";

    private Coarse() {}

    /** The frame with a nought for its last digit, when that is the only one that is not sure. */
    static Optional<Frame> of(Frame frame, MeterState state, MeterLimits limits) {
        var glances = new ArrayList<>(frame.glances());
        int last = glances.size() - 1;
        if (glances.size() < LEAST_DIGITS || frame.isSure(glances.get(last))) {
            return Optional.empty();
        }
        glances.set(last, new Glance(0, 1));
        double ten = STEPS * limits.unitWattHours();
        double least = Math.floor(frame.registerWattHours() / ten + 1e-9) * ten;
        // Within the same ten as the last value nothing is known to have moved.
        double believed = state.last()
                .map(one -> one.wattHours() - state.offsetWattHours())
                .filter(value -> value >= least && value < least + ten)
                .orElse(least);
        var coarse = new Frame(frame.ref(), frame.at(), believed, glances, frame.threshold());
        return coarse.sure() ? Optional.of(coarse) : Optional.empty();
    }

    /** The ruling on it says so, wherever the value goes. */
    static Ruling marked(Ruling ruling, String ref) {
        boolean accepted = ruling.verdict() == Verdict.ACCEPTED;
        var published = ruling.published().stream()
                .map(one -> one.ref().equals(ref) && one.verdict() == Verdict.ACCEPTED
                        ? new Published(ref, one.at(), one.wattHours(), Verdict.INFERRED, REASON)
                        : one)
                .toList();
        return new Ruling(
                accepted ? Verdict.INFERRED : ruling.verdict(),
                ruling.wattHours(),
                accepted ? REASON : ruling.reason(),
                published,
                ruling.withdrawn(),
                ruling.doubted(),
                ruling.upheaval(),
                ruling.next());
    }
}
