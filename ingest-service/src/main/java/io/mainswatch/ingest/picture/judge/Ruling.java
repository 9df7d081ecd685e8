package io.mainswatch.ingest.picture.judge;

import java.util.List;
import java.util.Optional;

/**
 * What the judge says of one value.
 *
 * @param wattHours the counter as judged, whether it is published or not
 * @param reason in words, for a person
 * @param published every value to publish now, the frame's own included where it is
 * @param withdrawn values published before that are believed no more
 * @param doubted published values that a person should look at
 * @param next what the judge remembers from now on
 */
public record Ruling(
        Verdict verdict,
        double wattHours,
        String reason,
        List<Published> published,
        List<Believed> withdrawn,
        List<Believed> doubted,
        Optional<Upheaval> upheaval,
        MeterState next) {
    public Ruling {
        published = List.copyOf(published);
        withdrawn = List.copyOf(withdrawn);
        doubted = List.copyOf(doubted);
    }

    /** Nothing is published and nothing taken back. */
    static Ruling quiet(Verdict verdict, double wattHours, String reason, MeterState next) {
        return new Ruling(verdict, wattHours, reason, List.of(), List.of(), List.of(), Optional.empty(), next);
    }
}
