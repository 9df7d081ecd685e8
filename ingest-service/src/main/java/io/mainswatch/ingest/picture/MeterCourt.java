package io.mainswatch.ingest.picture;

import io.mainswatch.common.bus.Addresses;
import io.mainswatch.common.bus.Addresses.ChangeRecorded;
import io.mainswatch.common.bus.Addresses.ReadingsStored;
import io.mainswatch.common.db.Journal;
import io.mainswatch.common.platform.Platform;
import io.mainswatch.ingest.device.ChannelDirectory;
import io.mainswatch.ingest.device.KnownDevice;
import io.mainswatch.ingest.partition.PartitionKeeper;
import io.mainswatch.ingest.picture.MeterReadingStore.Written;
import io.mainswatch.ingest.picture.judge.MeterState;
import io.mainswatch.ingest.picture.judge.Ruling;
import io.mainswatch.ingest.picture.judge.Verdict;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Judges one value of a meter in one transaction: its row, what is published and withdrawn, what happened and what the
 * judge remembers commit together. The meter's state is locked meanwhile, so any number of copies may run.
 */
final class MeterCourt {
    /** The utility meter's counter is the camera's first channel. */
    private static final int CHANNEL = 1;

    private final Platform platform;
    private final ChannelDirectory channels;
    private final PartitionKeeper partitions;

    MeterCourt(Platform platform, ChannelDirectory channels, PartitionKeeper partitions) {
        this.platform = platform;
        this.channels = channels;
        this.partitions = partitions;
    }

    /** Everything said about it, committed. */
    Future<Ruling> hear(KnownDevice device, Testimony testimony, Hearing hearing) {
        return prepared(device, testimony.at())
                .compose(channelId -> platform.database()
                        .transaction(connection -> new MeterStateStore(connection)
                                .lock(device.id())
                                .compose(state -> hearing.rule(state, connection))
                                .compose(ruling -> write(connection, channelId, testimony, ruling))))
                .map(written -> announced(device, written));
    }

    /** Changes what the judge remembers of a meter, and nothing else. */
    Future<Void> remember(String deviceId, UnaryOperator<MeterState> change) {
        return platform.database().transaction(connection -> {
            var states = new MeterStateStore(connection);
            return states.lock(deviceId).compose(state -> states.save(deviceId, change.apply(state)));
        });
    }

    /** What a transaction cannot make: the channel, and the week the reading lies in. */
    private Future<Integer> prepared(KnownDevice device, Instant at) {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, at);
        var week = partitions.exists(micros) ? Future.<Void>succeededFuture() : partitions.ensure(micros, micros);
        return week.compose(done -> channels.channelId(device, CHANNEL));
    }

    private Future<Judged> write(SqlConnection connection, int channelId, Testimony testimony, Ruling ruling) {
        var readings = new MeterReadingStore(connection);
        var deviceId = testimony.deviceId();
        return readings.save(testimony, written(testimony, ruling))
                .compose(done -> readings.withdraw(deviceId, ruling.withdrawn(), ruling.reason()))
                .compose(done -> publish(readings, ruling))
                .compose(done -> readings.doubt(deviceId, ruling.doubted()))
                .compose(done -> ruling.upheaval().isEmpty()
                        ? Future.<Void>succeededFuture()
                        : readings.note(
                                testimony,
                                ruling.upheaval().get(),
                                ruling.withdrawn().size()))
                .compose(done -> new MeterStateStore(connection).save(deviceId, ruling.next()))
                .compose(done -> Journal.add(connection, testimony.homeId(), Journal.Kind.DEVICE, deviceId))
                .compose(done -> new CounterStore(connection)
                        .change(channelId, deviceId, ruling.withdrawn(), ruling.published()))
                .map(batch -> new Judged(ruling, batch));
    }

    private static Written written(Testimony testimony, Ruling ruling) {
        boolean waits = ruling.verdict() == Verdict.HELD || ruling.verdict() == Verdict.REJECTED;
        var review = testimony.madeBy() != null ? "done" : waits ? "pending" : "none";
        double value = ruling.wattHours();
        return new Written(
                ruling.verdict().wire(), Double.isNaN(value) ? null : Double.valueOf(value), ruling.reason(), review);
    }

    private static Future<Void> publish(MeterReadingStore readings, Ruling ruling) {
        Future<Void> done = Future.succeededFuture();
        for (var one : ruling.published()) {
            done = done.compose(before -> readings.publish(one));
        }
        return done;
    }

    private Ruling announced(KnownDevice device, Judged judged) {
        var bus = platform.bus();
        judged.batchId().ifPresent(id -> bus.announce(Addresses.READINGS_STORED, new ReadingsStored(id)));
        bus.announce(Addresses.CHANGE_RECORDED, new ChangeRecorded(device.homeId()));
        return judged.ruling();
    }

    private record Judged(Ruling ruling, Optional<Long> batchId) {}
}
