package io.mainswatch.ingest.picture.judge;

import java.util.List;
import java.util.Optional;

/** Judges a frame that comes after later ones were believed: it must fit between its neighbours. */
public final class LateJudge {
    private final MeterLimits limits;

    public LateJudge(MeterLimits limits) {
        this.limits = limits;
    }

    /**
     * @param before the value believed last before the frame's time
     * @param after the one believed first after it
     */
    public Ruling judge(MeterState state, Frame frame, Optional<Believed> before, Optional<Believed> after) {
        double value = frame.registerWattHours() + offset(state, frame, after);
        if (!frame.sure()) {
            return Ruling.quiet(Verdict.HELD, value, "some digits are not sure", state);
        }
        if (!follows(before, frame, value) || !precedes(after, frame, value)) {
            return Ruling.quiet(Verdict.REJECTED, value, "it does not fit between the values before and after", state);
        }
        double steady = steadied(value, before, after);
        var published =
                new Published(frame.ref(), frame.at(), steady, Verdict.ACCEPTED, "came late, fits its neighbours");
        return new Ruling(
                Verdict.ACCEPTED,
                steady,
                published.reason(),
                List.of(published),
                List.of(),
                List.of(),
                Optional.empty(),
                remembering(state, new Believed(frame.ref(), frame.at(), steady)));
    }

    /** Of a time before the last roll-over. */
    private double offset(MeterState state, Frame frame, Optional<Believed> after) {
        double offset = state.offsetWattHours();
        double half = limits.capacityWattHours() / 2;
        return after.filter(later -> frame.registerWattHours() + offset > later.wattHours() + half)
                        .isPresent()
                ? offset - limits.capacityWattHours()
                : offset;
    }

    private boolean follows(Optional<Believed> before, Frame frame, double value) {
        return before.map(one -> limits.allows(one.at(), one.wattHours(), frame.at(), value))
                .orElse(true);
    }

    private boolean precedes(Optional<Believed> after, Frame frame, double value) {
        return after.map(one -> limits.allows(frame.at(), value, one.at(), one.wattHours()))
                .orElse(true);
    }

    private double steadied(double value, Optional<Believed> before, Optional<Believed> after) {
        if (limits.feedsIn()) {
            return value;
        }
        double least = before.map(Believed::wattHours).orElse(value);
        double most = after.map(Believed::wattHours).orElse(value);
        return Math.min(Math.max(value, least), Math.max(least, most));
    }

    private static MeterState remembering(MeterState state, Believed older) {
        boolean isWithin = state.believed().stream().anyMatch(one -> one.at().isBefore(older.at()));
        return isWithin ? state.inserting(older) : state;
    }
}
