package io.mainswatch.common.security;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import io.mainswatch.common.failure.Failure;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.Base64;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * People's passwords as Argon2id (RFC 9106: 19 MiB, 2 passes, 1 lane), worked on two threads of their own. A queue of
 * guesses cannot grow: beyond {@value #WAITING} the caller is told to come back.
 */
public final class Passwords {
    private static final int THREADS = 2;
    private static final int WAITING = 16;
    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int DIGEST_BYTES = 32;
    private static final Argon2Function ARGON2 =
            Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, DIGEST_BYTES, Argon2.ID);

    private final WorkerExecutor workers;
    private final AtomicInteger waiting = new AtomicInteger();

    public Passwords(Vertx vertx) {
        this.workers = vertx.createSharedWorkerExecutor("passwords", THREADS);
    }

    /** The text to store: parameters, salt and digest in the usual {@code $argon2id$…} form. */
    public Future<String> hash(String password) {
        return queued(() ->
                Password.hash(password).addRandomSalt(SALT_BYTES).with(ARGON2).getResult());
    }

    /** Whether the password is the one that was hashed. */
    public Future<Boolean> verify(String password, String hash) {
        return queued(() -> Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash)));
    }

    /** A stored text that no password matches: it takes as long to verify as any other, and costs nothing to make. */
    public static String matchingNothing() {
        return "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + PASSES + ",p=" + LANES + "$" + random(SALT_BYTES) + "$"
                + random(DIGEST_BYTES);
    }

    private static String random(int bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(Secrets.randomBytes(bytes));
    }

    private <T> Future<T> queued(Callable<T> work) {
        if (waiting.incrementAndGet() > WAITING) {
            waiting.decrementAndGet();
            return Future.failedFuture(Failure.tooMany("too many sign-ins at once: try again in a few seconds"));
        }
        return workers.executeBlocking(work, false).onComplete(done -> waiting.decrementAndGet());
    }
}
