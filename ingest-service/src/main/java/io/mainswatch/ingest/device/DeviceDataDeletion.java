package io.mainswatch.ingest.device;

import io.mainswatch.common.platform.Platform;
import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes what a revoked device ever said, when its owner asked for that: in the background, in pieces small enough that
 * nobody waits for them. Any number of copies may run; one at a time does the work. A device counts as done, and is noted
 * in {@code deleted_data}, when a whole pass found nothing of it left.
 */
public final class DeviceDataDeletion {
    private static final Logger LOG = LoggerFactory.getLogger(DeviceDataDeletion.class);
    private static final int SWEEP_MILLIS = 5_000;

    private final Platform platform;
    private final AtomicBoolean sweeping = new AtomicBoolean();

    public DeviceDataDeletion(Platform platform) {
        this.platform = platform;
    }

    /** Begins to sweep. Called once. */
    public Future<Void> start() {
        platform.vertx().setPeriodic(SWEEP_MILLIS, timer -> sweepAlone());
        return Future.succeededFuture();
    }

    /** One pass over every device that is asked for, unless another copy is at it. */
    Future<Void> sweep() {
        return platform.database().pool().getConnection().compose(connection -> {
            var store = new DeviceDataStore(connection);
            return store.lock()
                    .compose(locked -> locked ? work(store) : Future.succeededFuture())
                    .onComplete(done -> connection.close());
        });
    }

    private void sweepAlone() {
        if (sweeping.compareAndSet(false, true)) {
            sweep().onFailure(cause -> LOG.atWarn()
                            .addKeyValue("error", cause.toString())
                            .log("data of revoked devices are not deleted yet; trying again"))
                    .onComplete(done -> sweeping.set(false));
        }
    }

    private static Future<Void> work(DeviceDataStore store) {
        return store.asked().compose(ids -> deleteAll(store, ids)).eventually(store::unlock);
    }

    private static Future<Void> deleteAll(DeviceDataStore store, List<String> ids) {
        Future<Void> deleted = Future.succeededFuture();
        for (var id : ids) {
            deleted = deleted.compose(before -> delete(store, id));
        }
        return deleted;
    }

    private static Future<Void> delete(DeviceDataStore store, String id) {
        return store.delete(id).compose(rows -> {
            if (rows > 0) {
                return Future.succeededFuture();
            }
            LOG.atInfo().addKeyValue("deviceId", id).log("all data of a revoked device are deleted");
            return store.done(id);
        });
    }
}
