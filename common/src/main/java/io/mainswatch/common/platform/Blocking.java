package io.mainswatch.common.platform;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Waits for a future on a plain thread, such as a program's main one. Never on an event loop. */
public final class Blocking {
    private Blocking() {}

    /**
     * The future's value.
     *
     * @throws CompletionException with the future's own cause, or a {@link java.util.concurrent.TimeoutException}
     */
    public static <T> T on(Future<T> future, Duration patience) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }
}
