package io.mainswatch.ingest.writer;

import io.mainswatch.common.device.MeasurementLimits;
import io.mainswatch.common.platform.Platform;
import io.mainswatch.ingest.partition.PartitionKeeper;
import io.mainswatch.ingest.protocol.Measurement;
import io.mainswatch.ingest.writer.Outcomes.Outcome;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps readings whose time nobody knows yet: they came while the wall clock was not trusted. Stored and acknowledged at
 * once, with the monotonic time of their receipt; {@link HeldDating} moves them to the others when trust returns.
 */
final class HeldReadings implements GroupCommit.Transaction<ReadingRow> {
    /** Later than anything, and far from an overflow. */
    private static final long END_OF_TIME_MICROS = Long.MAX_VALUE / 4;

    private final Platform platform;
    private final CarefulReadings careful;
    private final Verdicts verdicts;
    private final HeldStore store = new HeldStore(ServerBoot.id());
    private final HeldDating dating;

    HeldReadings(Platform platform, CarefulReadings careful, PartitionKeeper partitions, Verdicts verdicts) {
        this.platform = platform;
        this.careful = careful;
        this.verdicts = verdicts;
        this.dating = new HeldDating(platform, store, careful, partitions, verdicts);
    }

    void start(Vertx vertx) {
        dating.start(vertx);
    }

    /** The present as far as a reading's own time is judged by it: unknown means not judged. */
    long latestMicros(long nowMicros) {
        return platform.clock().trusted() ? nowMicros : END_OF_TIME_MICROS;
    }

    /** Whether this reading needs our time, or is to be judged by it, while that is not trusted. */
    boolean mustHold(ReadingRow row) {
        if (platform.clock().trusted()) {
            return false;
        }
        var latest = platform.clock().now().plus(MeasurementLimits.AHEAD);
        return row.takenAtMicros == Measurement.ABSENT
                || row.takenAtMicros > ChronoUnit.MICROS.between(Instant.EPOCH, latest);
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
}
