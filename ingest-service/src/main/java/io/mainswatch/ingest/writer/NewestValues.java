package io.mainswatch.ingest.writer;

import io.mainswatch.common.time.Clock;
import io.netty.util.collection.IntObjectHashMap;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the newest value of each channel and when each device was last heard, and writes both down once a second: never
 * a row update a reading. Belongs to one event loop.
 */
public final class NewestValues {
    private static final Logger LOG = LoggerFactory.getLogger(NewestValues.class);
    private static final long PERIOD_MILLIS = 1_000;

    private final Pool pool;
    private final Clock clock;
    private final NewestStore store = new NewestStore();
    private final IntObjectHashMap<NewestChannel> channels = new IntObjectHashMap<>();
    private List<NewestChannel> dirty = new ArrayList<>();
    private Map<String, Long> seen = new HashMap<>();
    private long nowMicros;
    private boolean writing;

    public NewestValues(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
        this.nowMicros = exactNowMicros();
    }

    public void start(Vertx vertx) {
        vertx.setPeriodic(PERIOD_MILLIS, tick -> {
            nowMicros = exactNowMicros();
            write();
        });
    }

    /** Wall time, up to a second old: enough for "last seen" and for what no clock can be right about. */
    long nowMicros() {
        return nowMicros;
    }

    long exactNowMicros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, clock.now());
    }

    /** A receive time for a message that has none: later than any before it on this channel. */
    long stamp(int channelId) {
        return channel(channelId).stamp(exactNowMicros());
    }

    void stored(ReadingRow row) {
        var channel = channel(row.channelId);
        if (channel.offer(row.reading, row.takenAtMicros) && !channel.dirty) {
            channel.dirty = true;
            dirty.add(channel);
            seen.put(row.device.id(), nowMicros);
        }
    }

    /** Something other than a reading came from it. */
    public void heard(String deviceId) {
        seen.put(deviceId, nowMicros);
    }

    /** Writes what changed. A failure costs nothing: it is written with the next. */
    Future<Void> write() {
        if (writing || (dirty.isEmpty() && seen.isEmpty())) {
            return Future.succeededFuture();
        }
        writing = true;
        var changed = dirty;
        var heard = seen;
        dirty = new ArrayList<>();
        seen = new HashMap<>();
        changed.forEach(channel -> channel.dirty = false);
        return store.channels(pool, changed)
                .compose(done -> store.devices(pool, heard))
                .onFailure(cause -> keep(changed, heard, cause))
                .eventually(() -> {
                    writing = false;
                    return Future.succeededFuture();
                });
    }

    private void keep(List<NewestChannel> changed, Map<String, Long> heard, Throwable cause) {
        LOG.atWarn().addKeyValue("error", cause.toString()).log("the newest values wait for the database");
        heard.forEach(seen::putIfAbsent);
        for (var channel : changed) {
            if (!channel.dirty) {
                channel.dirty = true;
                dirty.add(channel);
            }
        }
    }

    private NewestChannel channel(int channelId) {
        var channel = channels.get(channelId);
        if (channel == null) {
            channel = new NewestChannel(channelId);
            channels.put(channelId, channel);
        }
        return channel;
    }
}
