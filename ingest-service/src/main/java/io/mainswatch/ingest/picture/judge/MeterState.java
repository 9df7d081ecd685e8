package io.mainswatch.ingest.picture.judge;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All that the judge remembers of one meter.
 *
 * @param believed the last values believed, in the order of their time
 * @param candidates what was read since the last of them and is not believed yet, in the order of their time
 * @param offsetWattHours what is added to the register to make the counter: earlier meters and roll-overs
 */
public record MeterState(List<Believed> believed, List<Candidate> candidates, double offsetWattHours) {
    static final int MOST_BELIEVED = 200;
    static final int MOST_CANDIDATES = 12;

    /** Nothing is known of the meter yet. */
    public static final MeterState EMPTY = new MeterState(List.of(), List.of(), 0);

    public MeterState {
        believed = newest(believed, MOST_BELIEVED);
        candidates = newest(candidates, MOST_CANDIDATES);
    }

    /** The newest value believed. */
    @JsonIgnore
    public Optional<Believed> last() {
        return believed.isEmpty() ? Optional.empty() : Optional.of(believed.get(believed.size() - 1));
    }

    MeterState with(Candidate candidate) {
        var more = new ArrayList<>(candidates);
        more.add(candidate);
        more.sort(Comparator.comparing(Candidate::at));
        return new MeterState(believed, more, offsetWattHours);
    }

    /** With these in their places. What was not believed so far is settled by them. */
    public MeterState believing(List<Believed> more, double offset) {
        return new MeterState(sorted(believed, more), List.of(), offset);
    }

    /** With an older value in its place; candidates remain what they were. */
    MeterState inserting(Believed older) {
        return new MeterState(sorted(believed, List.of(older)), candidates, offsetWattHours);
    }

    MeterState without(List<Believed> gone) {
        return new MeterState(
                believed.stream().filter(one -> !gone.contains(one)).toList(), candidates, offsetWattHours);
    }

    List<Believed> after(Instant instant) {
        return believed.stream().filter(one -> one.at().isAfter(instant)).toList();
    }

    private static List<Believed> sorted(List<Believed> some, List<Believed> more) {
        var all = new ArrayList<>(some);
        all.addAll(more);
        all.sort(Comparator.comparing(Believed::at));
        return all;
    }

    private static <T> List<T> newest(List<T> all, int most) {
        return List.copyOf(all.subList(Math.max(0, all.size() - most), all.size()));
    }
}
