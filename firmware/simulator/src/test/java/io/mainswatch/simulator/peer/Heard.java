package io.mainswatch.simulator.peer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What a peer heard, in order; a test waits for a condition on it. */
public final class Heard<T> {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<T> items = new ArrayList<>();

    public synchronized void add(T item) {
        items.add(item);
        notifyAll();
    }

    public synchronized List<T> all() {
        return List.copyOf(items);
    }

    public synchronized List<T> all(Predicate<T> which) {
        return items.stream().filter(which).toList();
    }

    /** The first item that fits, as soon as there is one. */
    public T first(String what, Predicate<T> which) {
        return until(what, heard -> heard.stream().anyMatch(which)).stream()
                .filter(which)
                .findFirst()
                .orElseThrow();
    }

    /** Everything heard, as soon as it fulfils the condition. */
    public synchronized List<T> until(String what, Predicate<List<T>> condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.test(items)) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new AssertionError("never heard " + what + ", only " + items);
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
        return List.copyOf(items);
    }
}
