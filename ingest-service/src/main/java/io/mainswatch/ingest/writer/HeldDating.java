package io.mainswatch.ingest.writer;

import io.mainswatch.common.platform.Platform;
import io.mainswatch.ingest.partition.PartitionKeeper;
import io.mainswatch.ingest.protocol.Plausible;
import io.mainswatch.ingest.writer.HeldStore.Held;
import io.mainswatch.ingest.writer.Outcomes.Outcome;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Dates what was held while the wall clock was not trusted, and moves it to the other readings: page after page, as soon
 * as trust returns. What turns out to lie in the future, or is refused by the database for good, is rejected alone. Belongs
 * to one event loop.
 */
final class HeldDating {
    private static final Logger LOG = LoggerFactory.getLogger(HeldDating.class);
    private static final long PERIOD_MILLIS = 1_000;
    private static final int PAGE = 500;

    private final Platform platform;
    private final HeldStore store;
    private final CarefulReadings careful;
    private final PartitionKeeper partitions;
    private final Verdicts verdicts;
    private boolean underway;

    HeldDating(
            Platform platform,
            HeldStore store,
            CarefulReadings careful,
            PartitionKeeper partitions,
            Verdicts verdicts) {
        this.platform = platform;
        this.store = store;
        this.careful = careful;
        this.partitions = partitions;
        this.verdicts = verdicts;
    }

    void start(Vertx vertx) {
        vertx.setPeriodic(PERIOD_MILLIS, tick -> {
            if (platform.clock().trusted() && !underway) {
                underway = true;
                all().onComplete(done -> {
                    underway = false;
                    if (done.failed()) {
                        LOG.atWarn()
                                .addKeyValue("error", String.valueOf(done.cause()))
                                .log("readings without a time wait for the database");
                    }
                });
            }
        });
    }

    /** A record may have come, and been held, more than once. */
    private static void markRepeated(List<ReadingRow> rows, Outcomes outcomes) {
        var seen = new HashSet<RecordNumber>();
        for (int place = 0; place < rows.size(); place++) {
            var row = rows.get(place);
            if (row.reading.isNumbered() && !seen.add(RecordNumber.of(row))) {
                outcomes.set(place, Outcome.DUPLICATE);
            }
        }
    }

    private Future<Void> all() {
        return page(PAGE).compose(moved -> moved == 0 ? Future.succeededFuture() : all());
    }

    /**
     * Moves up to so many rows and answers how many have gone: each leaves here in the transaction that stores it there.
     * What the database will never take is found by halving and does not hold up the others.
     */
    private Future<Integer> page(int most) {
        long startedAt = System.nanoTime();
        var taken = new ArrayList<Held>();
        return platform.database()
                .transaction(transaction -> date(transaction, most, taken))
                .map(dated -> {
                    dated.tell(verdicts, startedAt);
                    return taken.size();
                })
                .recover(cause -> {
                    if (!DatabaseFailure.isPermanent(cause)) {
                        return Future.failedFuture(cause);
                    }
                    return taken.size() > 1 ? page(taken.size() / 2) : giveUp(taken, DatabaseFailure.reason(cause));
                });
    }

    private Future<Dated> date(SqlConnection transaction, int most, List<Held> taken) {
        long nanos = platform.clock().nanos();
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, platform.clock().now());
        return store.take(transaction, most, nanos, micros).compose(held -> {
            taken.addAll(held);
            var refused = new LinkedHashMap<ReadingRow, String>();
            var good = new ArrayList<ReadingRow>();
            for (var one : held) {
                var objection = Plausible.objection(one.row().reading, micros, "ts");
                if (objection == null) {
                    good.add(one.row());
                } else {
                    refused.put(one.row(), objection);
                }
            }
            var outcomes = Outcomes.allStored(good.size());
            markRepeated(good, outcomes);
            return (good.isEmpty()
                            ? Future.succeededFuture(0L)
                            : ensureWeeks(good).compose(there -> careful.sortOut(transaction, good, outcomes)))
                    .map(batchId -> new Dated(good, outcomes, batchId, refused));
        });
    }

    /** On another connection, which is no trouble: this transaction has not touched the readings yet. */
    private Future<Void> ensureWeeks(List<ReadingRow> rows) {
        Future<Void> there = Future.succeededFuture();
        for (var row : rows) {
            if (!partitions.exists(row.takenAtMicros)) {
                there = there.compose(before -> partitions.ensure(row.takenAtMicros, row.takenAtMicros));
            }
        }
        return there;
    }

    /** By its number: another copy may have taken it meanwhile, and has its own opinion of it then. */
    private Future<Integer> giveUp(List<Held> alone, String reason) {
        var held = alone.get(0);
        return store.remove(platform.database().pool(), held.id()).map(removed -> {
            if (removed) {
                verdicts.rejected(held.row(), reason);
            }
            return 1;
        });
    }

    /** What one transaction did, to be told after its commit. */
    private record Dated(List<ReadingRow> rows, Outcomes outcomes, long batchId, Map<ReadingRow, String> refused) {
        void tell(Verdicts verdicts, long startedAt) {
            if (!rows.isEmpty()) {
                verdicts.committed(batchId, rows.size(), startedAt);
                verdicts.tell(rows, outcomes);
            }
            refused.forEach(verdicts::rejected);
        }
    }
}
