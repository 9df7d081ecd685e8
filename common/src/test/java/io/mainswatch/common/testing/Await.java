package io.mainswatch.common.testing;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits, on a test's own thread, for futures and conditions. Patience bounds a hang; it is never an assertion. */
public final class Await {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** Looking costs what is waited for its processor: the longer it takes, the less often. */
    private static final long SHORTEST_MILLIS = 10;

    private static final long LONGEST_MILLIS = 60;

    private Await() {}

    /** The future's value; its own failure is thrown as it is when unchecked. */
    public static <T> T result(Future<T> future) {
        try {
            return future.toCompletionStage()
                    .toCompletableFuture()
                    .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            throw e;
        }
    }

    /** The future's failure. */
    public static Throwable failure(Future<?> future) {
        return result(future.map(value -> (Throwable) new AssertionError("expected a failure, got " + value))
                .recover(Future::succeededFuture));
    }

    /** Returns once the condition holds. */
    public static void until(String what, BooleanSupplier condition) {
        until(what, PATIENCE, condition);
    }

    public static void until(String what, Duration patience, BooleanSupplier condition) {
        long deadline = System.nanoTime() + patience.toNanos();
        long pause = SHORTEST_MILLIS;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited " + patience.toSeconds() + " s in vain for: " + what);
            }
            pause = pause(pause);
        }
    }

    /** Asks again until the answer satisfies the condition, and returns it. */
    public static <T> T until(String what, Supplier<Future<T>> question, Predicate<T> condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long pause = SHORTEST_MILLIS;
        while (true) {
            T answer = result(question.get());
            if (condition.test(answer)) {
                return answer;
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited in vain for: " + what + "; last seen: " + answer);
            }
            pause = pause(pause);
        }
    }

    /** Returns how long the next one is. */
    private static long pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
            return Math.min(LONGEST_MILLIS, millis + 2);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
