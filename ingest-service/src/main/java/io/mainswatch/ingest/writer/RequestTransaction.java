package io.mainswatch.ingest.writer;

import io.mainswatch.common.db.Database;
import io.mainswatch.common.failure.Failure;
import io.mainswatch.ingest.protocol.NumberRange;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Stores whole requests: the number of each is taken in the transaction that stores what it brings, so that a request
 * whose transaction failed may come again, and one that was taken never has an effect twice.
 */
final class RequestTransaction implements GroupCommit.Transaction<Delivery> {
    private final Database database;
    private final ReadingStore readings;
    private final CarefulReadings careful;
    private final Verdicts verdicts;
    private final RequestStore marks = new RequestStore();
    private final LostStore losses = new LostStore();

    RequestTransaction(Database database, ReadingStore readings, CarefulReadings careful, Verdicts verdicts) {
        this.database = database;
        this.readings = readings;
        this.careful = careful;
        this.verdicts = verdicts;
    }

    @Override
    public Future<Void> commit(List<Delivery> deliveries) {
        long startedAt = System.nanoTime();
        return database.transaction(transaction -> store(transaction, deliveries))
                .onSuccess(written -> tell(written, startedAt))
                .compose(written -> refuse(deliveries, written.taken()))
                .recover(cause -> deliveries.size() == 1 && DatabaseFailure.isPermanent(cause)
                        ? isolate(deliveries.get(0), cause)
                        : Future.failedFuture(cause));
    }

    @Override
    public void refused(Delivery delivery, String reason) {
        delivery.done().tryFail(Failure.conflict(reason));
    }

    /** What a transaction did, to be told after its commit. */
    private record Written(List<Delivery> taken, List<Wave> waves, Set<Integer> lostBefore) {}

    /** Rows of different identities, and what became of each. */
    private record Wave(List<ReadingRow> rows, Outcomes outcomes, long batchId) {}

    private Future<Written> store(SqlConnection transaction, List<Delivery> deliveries) {
        var numbered = deliveries.stream().filter(Delivery::isNumbered).toList();
        return marks.advance(transaction, numbered).compose(advanced -> {
            var taken = deliveries.stream()
                    .filter(delivery -> !delivery.isNumbered() || advanced.contains(delivery.secretId()))
                    .toList();
            var rows =
                    taken.stream().flatMap(delivery -> delivery.rows().stream()).toList();
            return losses.lock(transaction, taken)
                    .compose(locked -> storeRows(transaction, rows))
                    .compose(waves ->
                            losses.add(transaction, taken).map(lostBefore -> new Written(taken, waves, lostBefore)));
        });
    }

    private Future<List<Wave>> storeRows(SqlConnection transaction, List<ReadingRow> rows) {
        var waves = new ArrayList<Wave>();
        Future<Void> stored = Future.succeededFuture();
        for (var together : RowWaves.of(rows)) {
            stored = stored.compose(before -> together.get(0).hasOwnIdentity()
                            ? sortOut(transaction, together)
                            : insert(transaction, together))
                    .map(wave -> {
                        waves.add(wave);
                        return null;
                    });
        }
        return stored.map(done -> waves);
    }

    private Future<Wave> sortOut(SqlConnection transaction, List<ReadingRow> rows) {
        var outcomes = Outcomes.allStored(rows.size());
        return careful.sortOut(transaction, rows, outcomes).map(batchId -> new Wave(rows, outcomes, batchId));
    }

    /** Readings whose identity is their time. */
    private Future<Wave> insert(SqlConnection transaction, List<ReadingRow> rows) {
        return readings.insert(transaction, rows)
                .compose(stored -> (stored.inserted() == rows.size()
                                ? Future.succeededFuture(Outcomes.allStored(rows.size()))
                                : readings.found(transaction, rows, stored.xact())
                                        .map(found -> Outcomes.of(rows, found)))
                        .map(outcomes -> new Wave(rows, outcomes, stored.batchId())));
    }

    private void tell(Written written, long startedAt) {
        for (var wave : written.waves()) {
            verdicts.committed(wave.batchId(), wave.rows().size(), startedAt);
            verdicts.tell(wave.rows(), wave.outcomes());
        }
        int place = 0;
        for (var delivery : written.taken()) {
            for (var lost : delivery.lost()) {
                if (written.lostBefore().contains(place++)) {
                    lost.receipt().duplicate();
                } else {
                    lost.receipt().stored();
                }
            }
            delivery.done().tryComplete();
        }
    }

    /** Those whose number was not taken: a replay, or the secret ended while the request was on its way. */
    private Future<Void> refuse(List<Delivery> deliveries, List<Delivery> taken) {
        Future<Void> told = Future.succeededFuture();
        for (var delivery : deliveries) {
            if (!taken.contains(delivery)) {
                told = told.compose(before -> refuse(delivery));
            }
        }
        return told;
    }

    private Future<Void> refuse(Delivery delivery) {
        return marks.newest(database.pool(), delivery.secretId())
                .<Throwable>map(newest -> ReplayedRequest.failure(delivery.number(), newest))
                .otherwise(cause -> Failure.unavailable("the database does not answer", cause))
                .map(why -> {
                    delivery.done().tryFail(why);
                    return null;
                });
    }

    /** Finds the rows that the database will never take, and stores the request without them. */
    private Future<Void> isolate(Delivery delivery, Throwable cause) {
        return bad(List.copyOf(delivery.rows())).compose(bad -> {
            if (bad.isEmpty()) {
                return Future.failedFuture(cause);
            }
            bad.forEach(row -> {
                verdicts.rejected(row, DatabaseFailure.reason(cause));
                delivery.rows().remove(row);
                if (row.reading.isNumbered()) {
                    delivery.giveUp(NumberRange.of(row.reading));
                }
            });
            return commit(List.of(delivery));
        });
    }

    /** Tried half by half, in transactions that are always rolled back. */
    private Future<List<ReadingRow>> bad(List<ReadingRow> rows) {
        if (rows.isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        var tried = Failure.conflict("a trial");
        return database.<List<ReadingRow>>transaction(
                        transaction -> storeRows(transaction, rows).compose(fine -> Future.failedFuture(tried)))
                .recover(cause -> {
                    if (cause == tried) {
                        return Future.succeededFuture(List.of());
                    }
                    if (!DatabaseFailure.isPermanent(cause)) {
                        return Future.failedFuture(cause);
                    }
                    return rows.size() == 1 ? Future.succeededFuture(rows) : badHalves(rows);
                });
    }

    private Future<List<ReadingRow>> badHalves(List<ReadingRow> rows) {
        int half = rows.size() / 2;
        return bad(rows.subList(0, half))
                .compose(first -> bad(rows.subList(half, rows.size())).map(second -> {
                    var all = new ArrayList<>(first);
                    all.addAll(second);
                    return all;
                }));
    }
}
