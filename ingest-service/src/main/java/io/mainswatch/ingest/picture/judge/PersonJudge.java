package io.mainswatch.ingest.picture.judge;

import io.mainswatch.ingest.picture.judge.Upheaval.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A person has read the meter: that is believed, and what contradicts it is not. */
public final class PersonJudge {
    private final MeterLimits limits;

    public PersonJudge(MeterLimits limits) {
        this.limits = limits;
    }

    /** @param registerWattHours as the person reads it */
    public Ruling judge(MeterState state, String ref, Instant at, double registerWattHours) {
        double offset = offset(state, at, registerWattHours);
        double value = registerWattHours + offset;
        var wrong = contradicted(state, ref, at, value);
        double old = state.last().map(Believed::wattHours).orElse(Double.NaN);
        var upheaval = wrong.isEmpty()
                ? Optional.<Upheaval>empty()
                : Optional.of(new Upheaval(Kind.CORRECTED, at, old, value, "a person read the meter"));
        return ruling(state.without(wrong), new Believed(ref, at, value), offset, wrong, upheaval);
    }

    /**
     * The first value of another meter. The counter goes on from where the old one stood.
     *
     * @param at later than every value believed
     */
    public Ruling replaced(MeterState state, String ref, Instant at, double registerWattHours) {
        double old = state.last().map(Believed::wattHours).orElse(Double.NaN);
        double value = Double.isNaN(old) ? registerWattHours : old;
        var upheaval = new Upheaval(Kind.REPLACED, at, old, value, "a person says that the meter was replaced");
        return ruling(state, new Believed(ref, at, value), value - registerWattHours, List.of(), Optional.of(upheaval));
    }

    /** The picture shows nothing a person could read: its value is not believed any more. */
    public Ruling unreadable(MeterState state, String ref) {
        var gone =
                state.believed().stream().filter(one -> one.ref().equals(ref)).toList();
        return new Ruling(
                Verdict.REJECTED,
                Double.NaN,
                "a person cannot read it",
                List.of(),
                gone,
                List.of(),
                Optional.empty(),
                state.without(gone));
    }

    private Ruling ruling(
            MeterState kept, Believed value, double offset, List<Believed> withdrawn, Optional<Upheaval> upheaval) {
        var published = new Published(value.ref(), value.at(), value.wattHours(), Verdict.ACCEPTED, "a person read it");
        return new Ruling(
                Verdict.ACCEPTED,
                value.wattHours(),
                published.reason(),
                List.of(published),
                withdrawn,
                List.of(),
                upheaval,
                kept.believing(List.of(value), offset));
    }

    /** What stood higher before, or lower after; and what was believed of the same source. */
    private List<Believed> contradicted(MeterState state, String ref, Instant at, double value) {
        var wrong = new ArrayList<Believed>();
        for (var one : state.believed()) {
            boolean higherBefore = !one.at().isAfter(at) && one.wattHours() > value + limits.slackWattHours();
            boolean lowerAfter = one.at().isAfter(at) && one.wattHours() < value - limits.slackWattHours();
            if (one.ref().equals(ref) || (!limits.feedsIn() && (higherBefore || lowerAfter))) {
                wrong.add(one);
            }
        }
        return wrong;
    }

    /** One turn more when the register has rolled over since the last value and that explains the fall. */
    private double offset(MeterState state, Instant at, double registerWattHours) {
        double turned = state.offsetWattHours() + limits.capacityWattHours();
        boolean rolledOver = state.last()
                .filter(last -> last.at().isBefore(at))
                .filter(last ->
                        registerWattHours + state.offsetWattHours() < last.wattHours() - limits.capacityWattHours() / 2)
                .filter(last -> limits.allows(last.at(), last.wattHours(), at, registerWattHours + turned))
                .isPresent();
        return rolledOver ? turned : state.offsetWattHours();
    }
}
