package io.mainswatch.dashboard.api;

import io.mainswatch.common.failure.Failure;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The few workers that touch picture files for people, so that a slow store holds up nothing else. Bounded: who comes when
 * too many wait is told so.
 */
final class PictureWorkers {
    private static final int WORKERS = 4;
    /** A view of many readings asks for some dozens of crops at once. */
    private static final int MOST_WAITING = 200;

    private final WorkerExecutor workers;
    private final AtomicInteger inHand = new AtomicInteger();

    PictureWorkers(Vertx vertx) {
        this.workers = vertx.createSharedWorkerExecutor("picture-files", WORKERS);
    }

    /** Does it on a worker. Fails as unavailable at once when too much waits already. */
    <T> Future<T> run(Callable<T> work) {
        if (inHand.incrementAndGet() > MOST_WAITING) {
            inHand.decrementAndGet();
            return Future.failedFuture(Failure.unavailable("too many pictures are asked for at once, ask again", null));
        }
        return workers.executeBlocking(work, false).onComplete(done -> inHand.decrementAndGet());
    }
}
