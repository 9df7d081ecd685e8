package io.mainswatch.alert.outage;

import io.mainswatch.alert.outage.LateStore.Late;
import io.mainswatch.alert.supply.SupplyStore;
import io.mainswatch.common.time.Clock;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Brings the outages of one home in line with what its stored past shows. Nobody is told: this is history. What goes on,
 * or ended just now, is left to the one who watches it live.
 */
final class History {
    /** Younger than this belongs to the live judge, who also tells. */
    static final Duration LIVE = Duration.ofMinutes(10);
    /** Words before and after the late ones, to see both edges of a gap. */
    private static final Duration MARGIN = Duration.ofHours(1);

    private final Clock clock;
    private final SupplyStore supplies;
    private final OutageStore outages = new OutageStore();
    private final PastQueries past = new PastQueries();
    private final ReturnQueries returns = new ReturnQueries();

    History(Clock clock, SupplyStore supplies) {
        this.clock = clock;
        this.supplies = supplies;
    }

    /** Looks at the part of the past that something came late about. True when it is to be looked at again later. */
    Future<Boolean> revise(SqlClient tx, Late late) {
        var from = late.from().minus(MARGIN);
        var to = late.to().plus(MARGIN);
        var limit = clock.now().minus(LIVE);
        // The home is locked only for the writing: reading a month must not hold up whoever judges it live.
        return past.gaps(tx, late.homeId(), from, to)
                .compose(gaps -> past.beats(tx, late.homeId(), gaps).map(beats -> PastOutages.find(gaps, beats)))
                .compose(cuts -> supplies.lock(tx, late.homeId(), clock.now())
                        .compose(locked -> outages.between(tx, late.homeId(), from, to))
                        .compose(known -> retract(tx, late, cuts, from, to)
                                .compose(ok -> record(tx, late.homeId(), cuts, known, limit))
                                .compose(ok -> decide(tx, cuts, known, limit))
                                .compose(ok -> supplies.revise(tx, late.homeId())))
                        .map(cuts.stream().anyMatch(cut -> cut.endedAt().isAfter(limit))));
    }

    private Future<Void> record(
            SqlClient tx, String homeId, List<PastOutages.Cut> cuts, List<Outage> known, Instant limit) {
        Future<Void> done = Future.succeededFuture();
        for (var cut : cuts) {
            var overlapping =
                    known.stream().filter(outage -> overlaps(outage, cut)).findFirst();
            if (!cut.endedAt().isAfter(limit)) {
                done = done.compose(ok -> overlapping.isEmpty()
                        ? outages.insert(tx, outage(homeId, cut), "reconstructed")
                        : revise(tx, overlapping.get(), cut));
            }
        }
        return done;
    }

    /** Edges only move inwards: what was heard live was real. */
    private Future<Void> revise(SqlClient tx, Outage outage, PastOutages.Cut cut) {
        var end = outage.endedAt();
        if (end == null || outage.verdict().equals("internet")) {
            return Future.succeededFuture();
        }
        var start = outage.startedAt().isAfter(cut.startedAt()) ? outage.startedAt() : cut.startedAt();
        var earlierEnd = end.isBefore(cut.endedAt()) ? end : cut.endedAt();
        boolean same = start.equals(outage.startedAt()) && earlierEnd.equals(end);
        if (same && outage.verdict().equals("power") || !start.isBefore(earlierEnd)) {
            return Future.succeededFuture();
        }
        var clear = outage.verdict().equals("power") ? outage : outage.decided("power", 0.9, cut.evidence());
        var next = clear.between(start, earlierEnd);
        return outages.update(tx, revision(next, outage.revision() + 1));
    }

    /** Outages known only from an earlier, incomplete look at the same past. */
    private Future<Void> retract(SqlClient tx, Late late, List<PastOutages.Cut> cuts, Instant from, Instant to) {
        return outages.between(tx, late.homeId(), from, to)
                .compose(known -> outages.reconstructed(tx, late.homeId(), from, to)
                        .compose(ids -> {
                            Future<Void> done = Future.succeededFuture();
                            for (var outage : known) {
                                boolean disproved = ids.contains(outage.id())
                                        && cuts.stream().noneMatch(cut -> overlaps(outage, cut));
                                if (disproved) {
                                    done = done.compose(ok -> outages.retract(tx, late.homeId(), outage.id()));
                                }
                            }
                            return done;
                        }));
    }

    /** Old silences of which what came late may show what they were. */
    private Future<Void> decide(SqlClient tx, List<PastOutages.Cut> cuts, List<Outage> known, Instant limit) {
        Future<Void> done = Future.succeededFuture();
        for (var outage : known) {
            var end = outage.endedAt();
            if (end == null || end.isAfter(limit) || !outage.verdict().equals("unknown")) {
                continue;
            }
            if (cuts.stream().noneMatch(cut -> overlaps(outage, cut))) {
                done = done.compose(ok -> returns.evidence(tx, outage.homeId(), outage.startedAt(), end))
                        .map(evidence -> evidence.decide(end))
                        .compose(decision -> decided(tx, outage, decision));
            }
        }
        return done;
    }

    private Future<Void> decided(SqlClient tx, Outage outage, Optional<ReturnEvidence.Decision> decision) {
        return decision.isEmpty()
                ? Future.succeededFuture()
                : outages.update(
                        tx,
                        outage.decided(
                                decision.get().verdict(),
                                decision.get().confidence(),
                                decision.get().evidence()));
    }

    private static boolean overlaps(Outage outage, PastOutages.Cut cut) {
        var end = outage.endedAt();
        return outage.startedAt().isBefore(cut.endedAt())
                && (end == null || cut.startedAt().isBefore(end));
    }

    private static Outage outage(String homeId, PastOutages.Cut cut) {
        return new Outage(
                OutageStore.newId(), homeId, cut.startedAt(), cut.endedAt(), "power", 0.9, null, cut.evidence(), 1);
    }

    /** However many things changed at once, it is one revision. */
    private static Outage revision(Outage outage, int revision) {
        return new Outage(
                outage.id(),
                outage.homeId(),
                outage.startedAt(),
                outage.endedAt(),
                outage.verdict(),
                outage.confidence(),
                outage.deviceId(),
                outage.evidence(),
                revision);
    }
}
