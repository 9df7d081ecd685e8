package io.mainswatch.ingest.writer;

import io.mainswatch.common.db.Database;
import io.mainswatch.ingest.writer.Outcomes.Outcome;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The way in for readings whose identity is not their time: numbered records, and messages without either. Their marks
 * commit with them. Two of them may claim one instant, and then the later moves on by a microsecond.
 */
final class CarefulReadings implements GroupCommit.Transaction<ReadingRow> {
    private static final int MOST_MOVES = 1_000;

    private final Database database;
    private final ReadingStore readings;
    private final Verdicts verdicts;
    private final RecordStore records = new RecordStore();
    private final PacketStore packets = new PacketStore();

    CarefulReadings(Database database, ReadingStore readings, Verdicts verdicts) {
        this.database = database;
        this.readings = readings;
        this.verdicts = verdicts;
    }

    @Override
    public Future<Void> commit(List<ReadingRow> rows) {
        long startedAt = System.nanoTime();
        var outcomes = Outcomes.allStored(rows.size());
        return database.transaction(transaction -> sortOut(transaction, rows, outcomes))
                .map(batchId -> {
                    verdicts.committed(batchId, rows.size(), startedAt);
                    verdicts.tell(rows, outcomes);
                    return null;
                });
    }

    @Override
    public void refused(ReadingRow row, String reason) {
        verdicts.rejected(row, reason);
    }

    /** Stores what is new of these rows in the caller's transaction; the number of the batch, or 0 for none. */
    Future<Long> sortOut(SqlConnection transaction, List<ReadingRow> rows, Outcomes outcomes) {
        var numbered = places(rows, row -> row.reading.isNumbered());
        return findRecords(transaction, rows, numbered, outcomes)
                .compose(done -> findPackets(transaction, rows, outcomes))
                .compose(done -> {
                    var left = stored(places(rows, row -> true), outcomes);
                    return left.isEmpty() ? Future.succeededFuture(0L) : insert(transaction, rows, left, outcomes, 0);
                })
                .compose(batchId -> records.add(transaction, pick(rows, kept(numbered, outcomes)))
                        .map(batchId));
    }

    private Future<Void> findRecords(
            SqlConnection transaction, List<ReadingRow> rows, List<Integer> places, Outcomes outcomes) {
        if (places.isEmpty()) {
            return Future.succeededFuture();
        }
        return records.known(transaction, pick(rows, places)).map(known -> {
            for (var row : known) {
                int place = places.get(row.getLong("place").intValue() - 1);
                outcomes.set(place, row.getBoolean("same") ? Outcome.DUPLICATE : Outcome.CONFLICT);
            }
            return null;
        });
    }

    /** Marks those that came before as duplicates, and remembers the others. */
    Future<Void> findPackets(SqlConnection transaction, List<ReadingRow> rows, Outcomes outcomes) {
        var places = places(rows, row -> row.packet != null);
        var again = places.stream()
                .filter(place -> PacketStore.packet(rows.get(place)).isAgain())
                .toList();
        var first = places.stream()
                .filter(place -> !PacketStore.packet(rows.get(place)).isAgain())
                .toList();
        return packets.remember(transaction, pick(rows, first)).compose(done -> {
            if (again.isEmpty()) {
                return Future.succeededFuture();
            }
            return packets.rememberNew(transaction, pick(rows, again)).map(unknown -> {
                Set<Key> unheard = new HashSet<>();
                unknown.forEach(row -> unheard.add(new Key(row.getString(0), row.getInteger(1), row.getLong(2))));
                again.stream()
                        .filter(place -> !unheard.contains(Key.of(rows.get(place))))
                        .forEach(place -> outcomes.set(place, Outcome.DUPLICATE));
                return null;
            });
        });
    }

    /** Inserts, moves what met another row at its instant, and inserts that again. */
    private Future<Long> insert(
            SqlConnection transaction, List<ReadingRow> rows, List<Integer> places, Outcomes outcomes, int moves) {
        var picked = pick(rows, places);
        return readings.insert(transaction, picked).compose(stored -> {
            if (stored.inserted() == picked.size()) {
                return Future.succeededFuture(stored.batchId());
            }
            return readings.found(transaction, picked, stored.xact()).compose(found -> {
                var met = apply(Outcomes.of(picked, found), places, outcomes);
                if (met.isEmpty() || moves >= MOST_MOVES) {
                    return Future.succeededFuture(stored.batchId());
                }
                for (int place : met) {
                    rows.get(place).takenAtMicros++;
                    outcomes.set(place, Outcome.STORED);
                }
                return insert(transaction, rows, met, outcomes, moves + 1);
            });
        });
    }

    /** Carries over what was found, and returns the places of rows that met a different one. */
    private static List<Integer> apply(Outcomes found, List<Integer> places, Outcomes outcomes) {
        var met = new ArrayList<Integer>();
        for (int i = 0; i < places.size(); i++) {
            int place = places.get(i);
            outcomes.set(place, found.at(i));
            if (found.at(i) == Outcome.CONFLICT) {
                met.add(place);
            }
        }
        return met;
    }

    private static List<Integer> stored(List<Integer> places, Outcomes outcomes) {
        return places.stream()
                .filter(place -> outcomes.at(place) == Outcome.STORED)
                .toList();
    }

    private static List<Integer> kept(List<Integer> places, Outcomes outcomes) {
        return places.stream()
                .filter(place -> outcomes.at(place) != Outcome.CONFLICT)
                .toList();
    }

    private static List<Integer> places(List<ReadingRow> rows, Predicate<ReadingRow> which) {
        var places = new ArrayList<Integer>();
        for (int i = 0; i < rows.size(); i++) {
            if (which.test(rows.get(i))) {
                places.add(i);
            }
        }
        return places;
    }

    private static List<ReadingRow> pick(List<ReadingRow> rows, List<Integer> places) {
        return places.stream().map(rows::get).toList();
    }

    /** What tells two messages apart that carry no identity of their own. */
    record Key(String deviceId, int packetId, long payloadHash) {
        static Key of(ReadingRow row) {
            var packet = PacketStore.packet(row);
            return new Key(row.device.id(), packet.id(), packet.payloadHash());
        }
    }
}
