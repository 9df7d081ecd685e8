package io.mainswatch.ingest.picture;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mainswatch.ingest.picture.Archive.Archived;
import io.mainswatch.ingest.picture.Archive.Mark;
import io.mainswatch.ingest.picture.Archive.Word;
import io.mainswatch.ingest.picture.OrderedMeters.Ordered;
import io.mainswatch.ingest.picture.Replay.Again;
import io.mainswatch.ingest.picture.judge.Evidence;
import io.mainswatch.ingest.picture.reader.ReadOutcome;
import io.mainswatch.ingest.picture.reader.ReadOutcome.Seen;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Reads a camera's past again, one picture after the other and a piece at a time: it has all night, a picture that comes in
 * has not. Pictures of which only the digits are left are read from these.
 */
final class PastReading {
    private static final int PIECE = 200;
    /** Often enough that nobody takes the order for abandoned. */
    private static final int SIGN_OF_LIFE = 20;

    private final ArchiveQueries archive;
    private final EvidenceQueries evidence;
    private final MeterOrderStore orders;
    private final Eyes eyes;
    private final MeterOrder order;
    private final Ordered ordered;
    private final ReplayTale tale = new ReplayTale();
    private int done;

    PastReading(Pool pool, Darkroom darkroom, Workshop workshop, MeterOrder order, Ordered ordered) {
        this.archive = new ArchiveQueries(pool);
        this.evidence = new EvidenceQueries(pool);
        this.orders = new MeterOrderStore(pool);
        this.eyes = new Eyes(darkroom, workshop);
        this.order = order;
        this.ordered = ordered;
    }

    /** What it came to, for the person who asked. */
    Future<ObjectNode> run(PastChange change) {
        var from = order.instant("from").truncatedTo(ChronoUnit.MICROS);
        return archive.state(order.deviceId(), from)
                .map(state -> new Replay(ordered.meter(), state))
                .compose(replay -> pieces(replay, Mark.before(from), change)
                        .compose(end -> told(replay.rest(), change))
                        .compose(told -> change.end(replay)))
                .map(end -> tale.answer(change != PastChange.NONE));
    }

    private Future<Void> pieces(Replay replay, Mark after, PastChange change) {
        return archive.pictures(order.deviceId(), after, order.instant("to"), PIECE)
                .compose(piece -> piece.isEmpty()
                        ? Future.succeededFuture()
                        : piece(replay, piece, words(after, piece))
                                .compose(read -> told(replay.settled(), change))
                                .compose(told -> piece.size() < PIECE
                                        ? Future.succeededFuture()
                                        : pieces(replay, mark(piece), change)));
    }

    private Future<List<Word>> words(Mark after, List<Archived> piece) {
        return archive.words(order.deviceId(), after.at(), mark(piece).at());
    }

    private static Mark mark(List<Archived> piece) {
        var last = piece.get(piece.size() - 1);
        return new Mark(last.at(), last.picture().id());
    }

    private Future<Void> piece(Replay replay, List<Archived> piece, Future<List<Word>> words) {
        return words.compose(said -> {
            var next = new ArrayDeque<>(said);
            Future<Void> all = Future.succeededFuture();
            for (var archived : piece) {
                all = all.compose(before -> {
                    listen(replay, next, archived.at());
                    return one(replay, archived);
                });
            }
            return all;
        });
    }

    /** What people said up to then comes first. */
    private static void listen(Replay replay, Deque<Word> words, Instant until) {
        while (!words.isEmpty() && !words.peekFirst().at().isAfter(until)) {
            replay.judge(words.removeFirst());
        }
    }

    private Future<Void> one(Replay replay, Archived archived) {
        if (archived.isSettled()) {
            return Future.succeededFuture();
        }
        return eyes.read(archived, ordered)
                .compose(outcome -> outcome.isEmpty() ? left() : judged(replay, archived, outcome.get()))
                .compose(judged -> ++done % SIGN_OF_LIFE == 0 ? orders.progress(order.id()) : Future.succeededFuture());
    }

    private Future<Void> left() {
        tale.leave();
        return Future.succeededFuture();
    }

    private Future<Void> judged(Replay replay, Archived archived, ReadOutcome outcome) {
        if (!(outcome instanceof Seen seen)) {
            replay.refused(archived);
            return Future.succeededFuture();
        }
        return known(replay, archived.at()).map(known -> {
            replay.judge(archived, seen, known);
            return null;
        });
    }

    /** As it is known when a picture comes in. */
    private Future<Evidence> known(Replay replay, Instant at) {
        return replay.state()
                .last()
                .map(last -> evidence.between(
                        order.homeId(), last.at(), at, ordered.meter().supply().subMeters()))
                .orElse(Future.succeededFuture(Evidence.NONE));
    }

    private Future<Void> told(List<Again> settled, PastChange change) {
        Future<Void> all = Future.succeededFuture();
        for (var again : settled) {
            tale.add(again);
            all = all.compose(before -> change.replace(again));
        }
        return all;
    }

    /** Looks at what is left of a picture. */
    private record Eyes(Darkroom darkroom, Workshop workshop) {
        /** Empty where nothing is left that could be read with the set-up. */
        Future<Optional<ReadOutcome>> read(Archived archived, Ordered ordered) {
            return workshop.doInTurn(() -> look(archived, ordered));
        }

        private Optional<ReadOutcome> look(Archived archived, Ordered ordered) throws IOException {
            var picture = archived.picture();
            var meter = ordered.meter();
            try {
                if (archived.isWhole()) {
                    var reference = ordered.reference().fileName();
                    return Optional.of(darkroom.develop(picture.fileName(), meter, reference)
                            .outcome());
                }
                var cutBy = archived.cutFor(meter);
                return cutBy.isEmpty() ? Optional.empty() : darkroom.developCrops(picture, cutBy.get(), meter);
            } catch (NoSuchFileException gone) {
                return Optional.empty();
            }
        }
    }
}
