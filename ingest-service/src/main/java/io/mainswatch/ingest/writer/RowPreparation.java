package io.mainswatch.ingest.writer;

import io.mainswatch.common.failure.Failure;
import io.mainswatch.ingest.device.ChannelDirectory;
import io.mainswatch.ingest.device.KnownDevice;
import io.mainswatch.ingest.partition.PartitionKeeper;
import io.mainswatch.ingest.protocol.Measurement;
import io.vertx.core.Vertx;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds a reading its channel and its week before it may join a batch. Waits for the database as long as that takes;
 * what can never have either is rejected. Belongs to one event loop.
 */
final class RowPreparation {
    private static final Logger LOG = LoggerFactory.getLogger(RowPreparation.class);
    private static final long AGAIN_MILLIS = 500;

    private final Vertx vertx;
    private final ChannelDirectory channels;
    private final PartitionKeeper partitions;
    private final Verdicts verdicts;
    private int preparing;

    RowPreparation(Vertx vertx, ChannelDirectory channels, PartitionKeeper partitions, Verdicts verdicts) {
        this.vertx = vertx;
        this.channels = channels;
        this.partitions = partitions;
        this.verdicts = verdicts;
    }

    /** Readings that are being prepared. */
    int size() {
        return preparing;
    }

    /** Makes the row once its channel is known: at once when it is in memory. */
    void findChannel(
            KnownDevice device,
            Measurement measurement,
            @Nullable Packet packet,
            Intake.Receipt receipt,
            Consumer<ReadingRow> found) {
        int known = channels.knownChannelId(device.id(), measurement.channel());
        if (known != ChannelDirectory.UNKNOWN) {
            found.accept(new ReadingRow(device, measurement, packet, receipt, known));
            return;
        }
        preparing++;
        channels.channelId(device, measurement.channel())
                .onSuccess(channelId -> {
                    preparing--;
                    found.accept(new ReadingRow(device, measurement, packet, receipt, channelId));
                })
                .onFailure(cause -> {
                    preparing--;
                    again(cause, () -> findChannel(device, measurement, packet, receipt, found), receipt);
                });
    }

    /** Hands the row, which has a time, on once its week exists. */
    void findWeek(ReadingRow row, Consumer<ReadingRow> ready) {
        if (partitions.exists(row.takenAtMicros)) {
            ready.accept(row);
            return;
        }
        preparing++;
        partitions
                .ensure(row.takenAtMicros, row.takenAtMicros)
                .onSuccess(done -> {
                    preparing--;
                    ready.accept(row);
                })
                .onFailure(cause -> {
                    preparing--;
                    again(cause, () -> findWeek(row, ready), row.receipt);
                });
    }

    private void again(Throwable cause, Runnable attempt, Intake.Receipt receipt) {
        if (cause instanceof Failure refusal && refusal.kind() != Failure.Kind.UNAVAILABLE) {
            verdicts.rejected(receipt, String.valueOf(refusal.getMessage()));
            return;
        }
        if (DatabaseFailure.isPermanent(cause)) {
            verdicts.rejected(receipt, DatabaseFailure.reason(cause));
            return;
        }
        LOG.atDebug().setCause(cause).log("a reading waits for the database");
        preparing++;
        vertx.setTimer(AGAIN_MILLIS, timer -> {
            preparing--;
            attempt.run();
        });
    }
}
