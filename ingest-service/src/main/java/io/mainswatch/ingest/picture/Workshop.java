package io.mainswatch.ingest.picture;

import io.mainswatch.common.failure.Failure;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The few workers that touch pictures, so that no event loop ever does. Bounded: who comes when it is full is told so. */
final class Workshop {
    private static final String NAME = "pictures";
    private static final int WORKERS = 2;
    /** What may wait: a picture has at most 6 MiB, and most have a tenth of that. */
    private static final int MOST_WAITING = 16;

    private static final int LONGEST_MINUTES = 2;

    private final WorkerExecutor workers;
    private final AtomicInteger inHand = new AtomicInteger();

    Workshop(Vertx vertx) {
        this.workers = vertx.createSharedWorkerExecutor(NAME, WORKERS, LONGEST_MINUTES, TimeUnit.MINUTES);
    }

    /** Does it on a worker. Fails as unavailable at once when too much waits already. */
    <T> Future<T> doOne(Callable<T> work) {
        if (inHand.incrementAndGet() > MOST_WAITING) {
            inHand.decrementAndGet();
            return Future.failedFuture(Failure.unavailable("too many pictures are in hand, send it again", null));
        }
        return workers.executeBlocking(work, false).onComplete(done -> inHand.decrementAndGet());
    }

    /** The same for what has all night and comes one by one: it waits for its turn, whatever else does. */
    <T> Future<T> doInTurn(Callable<T> work) {
        return workers.executeBlocking(work, false);
    }

    Future<Void> close() {
        return workers.close();
    }
}
