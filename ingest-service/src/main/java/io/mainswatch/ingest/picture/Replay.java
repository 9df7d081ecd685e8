package io.mainswatch.ingest.picture;

import io.mainswatch.ingest.picture.Archive.Archived;
import io.mainswatch.ingest.picture.Archive.Before;
import io.mainswatch.ingest.picture.Archive.Word;
import io.mainswatch.ingest.picture.judge.Believed;
import io.mainswatch.ingest.picture.judge.Candidate;
import io.mainswatch.ingest.picture.judge.Evidence;
import io.mainswatch.ingest.picture.judge.Judge;
import io.mainswatch.ingest.picture.judge.MeterState;
import io.mainswatch.ingest.picture.judge.PersonJudge;
import io.mainswatch.ingest.picture.judge.Published;
import io.mainswatch.ingest.picture.judge.Ruling;
import io.mainswatch.ingest.picture.judge.Verdict;
import io.mainswatch.ingest.picture.reader.ReadOutcome.Seen;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Judges a past that is read again, in the order of its time, as the present was judged. What nothing can change any more is
 * settled and let go, so that a past of any length needs the memory of a few hundred pictures.
 */
final class Replay {
    private static final int MOST_OPEN = 1_000;

    private final MeterInForce meter;
    private final Judge judge;
    private final PersonJudge person;
    private final Map<String, Again> open = new LinkedHashMap<>();
    private MeterState state;
    private boolean hasRead;

    /** @param state what was believed when the past begins */
    Replay(MeterInForce meter, MeterState state) {
        this.meter = meter;
        this.judge = new Judge(meter.limits());
        this.person = new PersonJudge(meter.limits());
        this.state = state;
    }

    /**
     * A picture read again, and what is made of it.
     *
     * @param seen null where it could not be read
     */
    record Again(
            Archived archived,
            @Nullable Seen seen,
            Verdict verdict,
            double wattHours,
            String reason,
            @Nullable Published published) {
        private Again publishedAs(@Nullable Published now) {
            return new Again(archived, seen, verdict, wattHours, reason, now);
        }

        /** As it would be published. */
        Before after() {
            if (seen == null) {
                return Before.NOTHING;
            }
            return published == null
                    ? new Before(null, unpublished().wire())
                    : new Before(published.wattHours(), published.verdict().wire());
        }

        /** It may have been published and then withdrawn within the replay. */
        private Verdict unpublished() {
            return verdict == Verdict.HELD ? Verdict.HELD : Verdict.REJECTED;
        }

        /** What was published of the picture goes, and what the replay made of it comes. */
        Ruling replacing(MeterState state) {
            var gone = new Believed(archived.picture().id(), archived.at(), 0);
            return new Ruling(
                    published == null ? unpublished() : published.verdict(),
                    published == null ? wattHours : published.wattHours(),
                    published == null ? reason : published.reason(),
                    published == null ? List.of() : List.of(published),
                    List.of(gone),
                    List.of(),
                    Optional.empty(),
                    state);
        }
    }

    MeterState state() {
        return state;
    }

    /** Whether anything could be read: without that nothing is known that was not known before. */
    boolean hasRead() {
        return hasRead;
    }

    void refused(Archived archived) {
        var why = "it cannot be read with this set-up";
        open.put(archived.picture().id(), new Again(archived, null, Verdict.REJECTED, Double.NaN, why, null));
    }

    void judge(Archived archived, Seen seen, Evidence evidence) {
        hasRead = true;
        var ruling = judge.judge(state, Sight.frame(archived.picture(), seen, meter), evidence);
        open.put(
                archived.picture().id(),
                new Again(archived, seen, ruling.verdict(), ruling.wattHours(), ruling.reason(), null));
        follow(ruling);
    }

    /** A person's word counts in the past as well. */
    void judge(Word word) {
        follow(
                word.replaced()
                        ? person.replaced(state, word.ref(), word.at(), word.registerWattHours())
                        : person.judge(state, word.ref(), word.at(), word.registerWattHours()));
    }

    private void follow(Ruling ruling) {
        ruling.withdrawn().forEach(one -> open.computeIfPresent(one.ref(), (ref, again) -> again.publishedAs(null)));
        ruling.published().forEach(one -> open.computeIfPresent(one.ref(), (ref, again) -> again.publishedAs(one)));
        state = ruling.next();
    }

    /**
     * Those about which nothing can change any more; they are let go. In the order of their time, unless very many wait for
     * one before them.
     */
    List<Again> settled() {
        var unsettled = new HashSet<String>();
        state.believed().stream().map(Believed::ref).forEach(unsettled::add);
        state.candidates().stream().map(Candidate::ref).forEach(unsettled::add);
        var settled = new ArrayList<Again>();
        for (var all = open.entrySet().iterator(); all.hasNext(); ) {
            var one = all.next();
            if (!unsettled.contains(one.getKey())) {
                settled.add(one.getValue());
                all.remove();
            } else if (open.size() < MOST_OPEN) {
                break;
            }
        }
        return settled;
    }

    /** All the others: the past ends here. */
    List<Again> rest() {
        var rest = List.copyOf(open.values());
        open.clear();
        return rest;
    }

    /** What the judge remembers from now on; what came in and was believed meanwhile stays. */
    MeterState continued(MeterState present) {
        var later = state.last()
                .map(last -> present.believed().stream()
                        .filter(one -> one.at().isAfter(last.at()))
                        .toList())
                .orElse(List.of());
        return later.isEmpty() ? state : state.believing(later, present.offsetWattHours());
    }
}
