package io.mainswatch.ingest.writer;

import io.mainswatch.common.bus.Addresses;
import io.mainswatch.common.bus.Addresses.ReadingsStored;
import io.mainswatch.common.bus.Bus;
import io.mainswatch.ingest.IngestMetrics;
import io.vertx.core.Vertx;
import java.util.List;

/** What follows a commit: everybody is told, once. */
final class Verdicts {
    static final String CONFLICTING = "conflicting value: another reading of this identity is stored";
    /** A bell rung more often tells nobody more. */
    private static final long BELL_MILLIS = 20;

    private final Vertx vertx;
    private final Bus bus;
    private final NewestValues newest;
    private final IngestMetrics metrics;
    private long toAnnounce;

    Verdicts(Vertx vertx, Bus bus, NewestValues newest, IngestMetrics metrics) {
        this.vertx = vertx;
        this.bus = bus;
        this.newest = newest;
        this.metrics = metrics;
    }

    void committed(long batchId, int rows, long startedAtNanos) {
        metrics.batchCommitted(rows, System.nanoTime() - startedAtNanos);
        if (batchId == 0) {
            return;
        }
        if (toAnnounce == 0) {
            vertx.setTimer(BELL_MILLIS, timer -> {
                bus.announce(Addresses.READINGS_STORED, new ReadingsStored(toAnnounce));
                toAnnounce = 0;
            });
        }
        toAnnounce = Math.max(toAnnounce, batchId);
    }

    void allStored(List<ReadingRow> rows) {
        metrics.readingsStored(rows.size());
        for (var row : rows) {
            newest.stored(row);
            row.receipt.stored();
        }
    }

    void tell(List<ReadingRow> rows, Outcomes outcomes) {
        for (int place = 0; place < rows.size(); place++) {
            var row = rows.get(place);
            switch (outcomes.at(place)) {
                case STORED -> {
                    metrics.readingsStored(1);
                    newest.stored(row);
                    row.receipt.stored();
                }
                case DUPLICATE -> {
                    metrics.readingDuplicate();
                    newest.heard(row.device.id());
                    row.receipt.duplicate();
                }
                case CONFLICT -> rejected(row, CONFLICTING);
            }
        }
    }

    void rejected(ReadingRow row, String reason) {
        rejected(row.receipt, reason);
    }

    void rejected(Intake.Receipt receipt, String reason) {
        metrics.readingRejected();
        receipt.rejected(reason);
    }
}
