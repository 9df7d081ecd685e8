package io.mainswatch.ingest.writer;

import io.mainswatch.common.bus.Addresses;
import io.mainswatch.common.bus.Addresses.HeartbeatStored;
import io.mainswatch.common.bus.Bus;
import io.mainswatch.common.platform.Platform;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.util.List;

/** Stores signs of life. Their order does not matter, so that batches need not wait for each other. */
final class BeatWriter implements GroupCommit.Transaction<Beat> {
    private static final int LARGEST_BATCH = 500;
    private static final int BATCHES_IN_FLIGHT = 2;

    private final Pool pool;
    private final Bus bus;
    private final NewestValues newest;
    private final BeatStore store = new BeatStore();
    private final GroupCommit<Beat> commits;

    BeatWriter(Platform platform, NewestValues newest) {
        this.pool = platform.database().pool();
        this.bus = platform.bus();
        this.newest = newest;
        var window = platform.settings().commitWindow().toMillis();
        this.commits = new GroupCommit<>(
                platform.vertx(), new GroupCommit.Limits(window, LARGEST_BATCH, BATCHES_IN_FLIGHT), this);
    }

    void add(Beat beat) {
        commits.add(beat);
    }

    int size() {
        return commits.size();
    }

    void onShrink(Runnable listener) {
        commits.onShrink(listener);
    }

    Future<Void> drain() {
        return commits.drain();
    }

    @Override
    public Future<Void> commit(List<Beat> beats) {
        return store.insert(pool, beats).map(done -> {
            beats.stream().map(Beat::deviceId).distinct().forEach(this::tell);
            beats.forEach(beat -> beat.receipt().stored());
            return null;
        });
    }

    @Override
    public void refused(Beat beat, String reason) {
        beat.receipt().rejected(reason);
    }

    private void tell(String deviceId) {
        newest.heard(deviceId);
        bus.announce(Addresses.HEARTBEAT_STORED, new HeartbeatStored(deviceId));
    }
}
