package io.mainswatch.ingest.device;

import io.mainswatch.common.failure.Failure;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Asks the database for many keys at once. One question is under way at a time; keys that arrive meanwhile wait for the
 * next, which takes all of them: ten thousand devices that return together cost a handful of questions, and two askers
 * of one key share an answer. Because questions never overlap, an answer is never older than one given before.
 *
 * <p>Safe on every thread; an asker's future completes on the asker's own context.
 */
final class GroupedLookup<K, V> {
    private static final int MOST_KEYS_A_QUESTION = 1_000;
    private static final int MOST_WAITING = 50_000;

    private final Vertx vertx;
    private final Function<List<K>, Future<Map<K, V>>> question;
    private final LinkedHashMap<K, List<Waiter<V>>> waiting = new LinkedHashMap<>();
    private int waiters;
    private boolean asking;

    /** @param question answers with the keys that exist; a key it leaves out does not */
    GroupedLookup(Vertx vertx, Function<List<K>, Future<Map<K, V>>> question) {
        this.vertx = vertx;
        this.question = question;
    }

    /** The value now, read after this call. Fails as unavailable when the database does not answer. */
    Future<Optional<V>> find(K key) {
        var waiter = new Waiter<V>(vertx.getOrCreateContext(), Promise.promise());
        synchronized (this) {
            if (waiters >= MOST_WAITING) {
                return Future.failedFuture(Failure.unavailable("too many look-ups wait already", null));
            }
            waiters++;
            waiting.computeIfAbsent(key, fresh -> new ArrayList<>(1)).add(waiter);
        }
        askNext();
        return waiter.promise.future();
    }

    private void askNext() {
        Map<K, List<Waiter<V>>> group;
        synchronized (this) {
            if (asking || waiting.isEmpty()) {
                return;
            }
            asking = true;
            group = takeGroup();
        }
        ask(List.copyOf(group.keySet())).onComplete(answer -> {
            synchronized (this) {
                asking = false;
            }
            if (answer.succeeded()) {
                group.forEach((key, askers) -> tell(askers, answer.result().get(key)));
            } else {
                group.values().forEach(askers -> refuse(askers, answer.cause()));
            }
            askNext();
        });
    }

    /** A question that throws is one that failed: whoever waits must hear of it. */
    private Future<Map<K, V>> ask(List<K> keys) {
        return Future.succeededFuture(keys).compose(question);
    }

    private Map<K, List<Waiter<V>>> takeGroup() {
        var group = new LinkedHashMap<K, List<Waiter<V>>>();
        var entries = waiting.entrySet().iterator();
        while (entries.hasNext() && group.size() < MOST_KEYS_A_QUESTION) {
            var entry = entries.next();
            entries.remove();
            waiters -= entry.getValue().size();
            group.put(entry.getKey(), entry.getValue());
        }
        return group;
    }

    private static <V> void tell(List<Waiter<V>> askers, @Nullable V value) {
        for (var asker : askers) {
            asker.context.runOnContext(now -> asker.promise.complete(Optional.ofNullable(value)));
        }
    }

    private static <V> void refuse(List<Waiter<V>> askers, Throwable cause) {
        var failure =
                cause instanceof Failure known ? known : Failure.unavailable("the database does not answer", cause);
        for (var asker : askers) {
            asker.context.runOnContext(now -> asker.promise.fail(failure));
        }
    }

    private record Waiter<V>(Context context, Promise<Optional<V>> promise) {}
}
