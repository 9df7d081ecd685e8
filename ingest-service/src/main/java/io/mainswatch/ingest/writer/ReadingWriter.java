package io.mainswatch.ingest.writer;

import io.mainswatch.common.platform.Platform;
import io.mainswatch.ingest.IngestMetrics;
import io.mainswatch.ingest.device.ChannelDirectory;
import io.mainswatch.ingest.device.KnownDevice;
import io.mainswatch.ingest.partition.PartitionKeeper;
import io.mainswatch.ingest.protocol.Heartbeat;
import io.mainswatch.ingest.protocol.Measurement;
import io.mainswatch.ingest.protocol.Plausible;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores readings of all devices in company. Everything the database could refuse is checked before a row joins a
 * batch; what then still fails for good is isolated, what fails for now is kept, and while too much is kept this says
 * that it accepts no more. Belongs to one event loop.
 */
public final class ReadingWriter implements Intake {
    private static final Logger LOG = LoggerFactory.getLogger(ReadingWriter.class);
    private static final int LARGEST_BATCH = 4_000;
    private static final int BATCHES_IN_FLIGHT = 3;
    private static final long FORGET_MILLIS = 60_000;

    private final Vertx vertx;
    private final Pool pool;
    private final PacketStore packets = new PacketStore();
    private final RowPreparation preparation;
    private final NewestValues newest;
    private final StateWriter states;
    private final BeatWriter beats;
    private final Verdicts verdicts;
    private final GroupCommit<ReadingRow> plain;
    private final GroupCommit<ReadingRow> careful;
    private final HeldReadings timeless;
    private final GroupCommit<ReadingRow> held;
    private final RequestWriter requests;
    private final Set<Object> carefulKeys = new HashSet<>();
    private final Capacity capacity = new Capacity(this::waiting);

    /** @param gateway the name its batches carry */
    public ReadingWriter(
            Platform platform,
            String gateway,
            ChannelDirectory channels,
            PartitionKeeper partitions,
            StateWriter states,
            IngestMetrics metrics) {
        this.vertx = platform.vertx();
        this.states = states;
        this.newest = states.newest();
        this.beats = new BeatWriter(platform, newest);
        this.verdicts = new Verdicts(vertx, platform.bus(), newest, metrics);
        this.preparation = new RowPreparation(vertx, channels, partitions, verdicts);
        var limits =
                new GroupCommit.Limits(platform.settings().commitWindow().toMillis(), LARGEST_BATCH, BATCHES_IN_FLIGHT);
        var database = platform.database();
        this.pool = database.pool();
        var readings = new ReadingStore(gateway);
        this.plain = new GroupCommit<>(vertx, limits, new PlainReadings(database.pool(), readings, verdicts));
        var carefully = new CarefulReadings(database, readings, verdicts);
        this.careful = new GroupCommit<>(vertx, limits, carefully);
        this.timeless = new HeldReadings(platform, carefully, partitions, verdicts);
        this.held = new GroupCommit<>(vertx, limits, timeless);
        this.requests = new RequestWriter(
                new GroupCommit<>(vertx, limits, new RequestTransaction(database, readings, carefully, verdicts)),
                preparation,
                verdicts,
                newest);
        plain.onShrink(capacity::shrunk);
        careful.onShrink(capacity::shrunk);
        held.onShrink(capacity::shrunk);
        requests.onShrink(capacity::shrunk);
        beats.onShrink(capacity::shrunk);
        states.onShrink(capacity::shrunk);
        metrics.gauge("mainswatch.writer.rows", "Readings waiting for their commit", this::waiting);
        metrics.gauge("mainswatch.writer.batches", "Batches in flight", () -> plain.inFlight() + careful.inFlight());
    }

    /** Begins to forget what is ten minutes old, and to date what had to wait for a time. */
    public void start() {
        timeless.start(vertx);
        vertx.setPeriodic(
                FORGET_MILLIS,
                tick -> packets.forget(pool)
                        .onFailure(cause -> LOG.atWarn()
                                .addKeyValue("error", cause.toString())
                                .log("old packet ids are not forgotten yet")));
    }

    @Override
    public void reading(KnownDevice device, Measurement measurement, Receipt receipt) {
        reading(device, measurement, null, receipt, "at");
    }

    /** Like the other, for a message over MQTT. */
    public void reading(KnownDevice device, Measurement measurement, @Nullable Packet packet, Receipt receipt) {
        reading(device, measurement, packet, receipt, "ts");
    }

    private void reading(
            KnownDevice device, Measurement measurement, @Nullable Packet packet, Receipt receipt, String timeField) {
        var objection = Plausible.objection(measurement, timeless.latestMicros(newest.nowMicros()), timeField);
        if (objection != null) {
            verdicts.rejected(receipt, objection);
            return;
        }
        preparation.findChannel(device, measurement, packet, receipt, this::take);
    }

    @Override
    public void heartbeat(KnownDevice device, Heartbeat heartbeat, Receipt receipt) {
        beats.add(new Beat(device.id(), heartbeat, receipt));
    }

    @Override
    public Future<Void> request(
            KnownDevice device, @Nullable RequestNumber number, List<Said> readings, List<LostNumbers> lost) {
        return requests.submit(device, number, readings, lost);
    }

    @Override
    public boolean accepting() {
        return capacity.accepting();
    }

    @Override
    public void whenAccepting(Runnable door) {
        capacity.whenAccepting(door);
    }

    /** Commits everything taken; used when the program ends. */
    public Future<Void> drain() {
        return Future.join(plain.drain(), careful.drain(), held.drain(), requests.drain(), beats.drain())
                .compose(done -> states.drain())
                .compose(done -> newest.write());
    }

    private int waiting() {
        return plain.size()
                + careful.size()
                + held.size()
                + beats.size()
                + states.size()
                + preparation.size()
                + requests.size();
    }

    private void take(ReadingRow row) {
        if (timeless.mustHold(row)) {
            held.add(row);
            return;
        }
        if (row.takenAtMicros == Measurement.ABSENT) {
            row.takenAtMicros = newest.stamp(row.channelId);
        }
        preparation.findWeek(row, this::queue);
    }

    private void queue(ReadingRow row) {
        if (row.reading.isNumbered()) {
            queueCarefully(row, RecordNumber.of(row));
        } else if (row.packet != null) {
            queueCarefully(row, CarefulReadings.Key.of(row));
        } else if (row.reading.takenAtMicros() == Measurement.ABSENT) {
            careful.add(row);
        } else {
            plain.add(row);
        }
    }

    /** One key is at most once in a batch: the second waits for the verdict on the first. */
    private void queueCarefully(ReadingRow row, Object key) {
        if (careful.isFresh()) {
            carefulKeys.clear();
        }
        if (!carefulKeys.add(key)) {
            careful.cut();
            carefulKeys.clear();
            carefulKeys.add(key);
        }
        careful.add(row);
    }
}
