package io.mainswatch.ingest.writer;

import io.mainswatch.common.device.MeasurementLimits;
import io.mainswatch.common.platform.Platform;
import io.mainswatch.ingest.protocol.Measurement;
import io.mainswatch.ingest.writer.Outcomes.Outcome;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps readings whose time nobody knows yet: they came while the wall clock was not trusted. Stored and acknowledged at
 * once, with the monotonic time of their receipt; dated and moved to the others when trust returns.
 */
final class HeldReadings implements GroupCommit.Transaction<ReadingRow> {
    private static final Logger LOG = LoggerFactory.getLogger(HeldReadings.class);
    private static final long PERIOD_MILLIS = 1_000;
    private static final long NANOS_PER_MICRO = 1_000;
    /** Later than anything, and far from an overflow. */
    private static final long END_OF_TIME_MICROS = Long.MAX_VALUE / 4;

    private final Platform platform;
    private final CarefulReadings careful;
    private final Verdicts verdicts;
    private final HeldStore store = new HeldStore(ServerBoot.id());
    private boolean dating;

    HeldReadings(Platform platform, CarefulReadings careful, Verdicts verdicts) {
        this.platform = platform;
        this.careful = careful;
        this.verdicts = verdicts;
    }

    void start(Vertx vertx) {
        vertx.setPeriodic(PERIOD_MILLIS, tick -> {
            if (platform.clock().trusted() && !dating) {
                dating = true;
                dateAll().onComplete(done -> {
                    dating = false;
                    if (done.failed()) {
                        LOG.atWarn()
                                .addKeyValue("error", String.valueOf(done.cause()))
                                .log("readings without a time wait for the database");
                    }
                });
            }
        });
    }

    /** The present as far as a reading's own time is judged by it: unknown means not judged. */
    long latestMicros(long nowMicros) {
        return platform.clock().trusted() ? nowMicros : END_OF_TIME_MICROS;
    }

    /** Whether this reading needs our time, or is to be judged by it, while that is not trusted. */
    boolean mustHold(ReadingRow row, long nowMicros) {
        if (platform.clock().trusted()) {
            return false;
        }
        long ahead = MeasurementLimits.AHEAD.toNanos() / NANOS_PER_MICRO;
        return row.takenAtMicros == Measurement.ABSENT || row.takenAtMicros > nowMicros + ahead;
    }

    @Override
    public Future<Void> commit(List<ReadingRow> rows) {
        var outcomes = Outcomes.allStored(rows.size());
        long nanos = platform.clock().nanos();
        return platform.database()
                .transaction(transaction -> careful.findPackets(transaction, rows, outcomes)
                        .compose(done -> store.insert(transaction, fresh(rows, outcomes), nanos)))
                .map(done -> {
                    for (var row : rows) {
                        row.receipt.stored();
                    }
                    return null;
                });
    }

    @Override
    public void refused(ReadingRow row, String reason) {
        verdicts.rejected(row, reason);
    }

    private static List<ReadingRow> fresh(List<ReadingRow> rows, Outcomes outcomes) {
        var fresh = new ArrayList<ReadingRow>();
        for (int place = 0; place < rows.size(); place++) {
            if (outcomes.at(place) == Outcome.STORED) {
                fresh.add(rows.get(place));
            }
        }
        return fresh;
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

    /** Moves page after page: a row leaves here in the transaction that stores it there. */
    private Future<Void> dateAll() {
        long startedAt = System.nanoTime();
        long nanos = platform.clock().nanos();
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, platform.clock().now());
        return platform.database()
                .transaction(transaction -> store.take(transaction, nanos, micros)
                        .compose(rows -> {
                            if (rows.isEmpty()) {
                                return Future.succeededFuture(0);
                            }
                            var outcomes = Outcomes.allStored(rows.size());
                            markRepeated(rows, outcomes);
                            return careful.sortOut(transaction, rows, outcomes).map(batchId -> {
                                verdicts.committed(batchId, rows.size(), startedAt);
                                verdicts.tell(rows, outcomes);
                                return rows.size();
                            });
                        }))
                .compose(moved -> moved == HeldStore.PAGE ? dateAll() : Future.succeededFuture());
    }
}
