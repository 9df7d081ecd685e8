package io.mainswatch.ingest.writer;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits items in company: what arrives within the window goes into one transaction. A batch the database refuses for
 * good is halved until the item at fault is alone; a batch that fails for any other reason is tried again as it is, and
 * keeps its place in flight meanwhile, which is what pushes back. Belongs to one event loop.
 */
public final class GroupCommit<T> {
    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long LONGEST_PAUSE_MILLIS = 2_000;

    private final Vertx vertx;
    private final Limits limits;
    private final Transaction<T> transaction;
    private final Deque<List<T>> sealed = new ArrayDeque<>();
    private List<T> waiting = new ArrayList<>();
    private int size;
    private int inFlight;
    private boolean timing;
    private boolean due;
    private @Nullable Runnable onShrink;
    private @Nullable Promise<Void> drained;

    /** What one batch does. */
    public interface Transaction<T> {
        /** Succeeds after the commit, once every item was told. */
        Future<Void> commit(List<T> items);

        /** The one item that can never be committed. */
        void refused(T item, String reason);
    }

    /**
     * @param windowMillis how long an item may wait for company
     * @param largest items in one batch
     * @param inFlight batches at the same time; 1 keeps the order of arrival
     */
    public record Limits(long windowMillis, int largest, int inFlight) {
        public Limits {
            if (windowMillis < 0 || largest < 1 || inFlight < 1) {
                throw new IllegalArgumentException("limits of a group commit must be positive");
            }
        }
    }

    public GroupCommit(Vertx vertx, Limits limits, Transaction<T> transaction) {
        this.vertx = vertx;
        this.limits = limits;
        this.transaction = transaction;
    }

    public void add(T item) {
        waiting.add(item);
        size++;
        if (waiting.size() >= limits.largest()) {
            seal();
            flush();
        } else if (!timing) {
            timing = true;
            startWindow();
        }
    }

    /** Items waiting or in flight. */
    public int size() {
        return size;
    }

    /** Batches in flight. */
    int inFlight() {
        return inFlight;
    }

    /** What comes next goes into another batch: items that must not share one are parted so. */
    public void cut() {
        if (!waiting.isEmpty()) {
            seal();
            flush();
        }
    }

    /** Whether the next item would open a new batch. */
    public boolean isFresh() {
        return waiting.isEmpty();
    }

    /** Called each time a batch has left. */
    void onShrink(Runnable listener) {
        onShrink = listener;
    }

    /** Commits all that is there; succeeds when nothing is left. */
    public Future<Void> drain() {
        if (size == 0) {
            return Future.succeededFuture();
        }
        var all = drained == null ? Promise.<Void>promise() : drained;
        drained = all;
        cut();
        flush();
        return all.future();
    }

    private void startWindow() {
        if (limits.windowMillis() == 0) {
            vertx.runOnContext(now -> windowEnded());
        } else {
            vertx.setTimer(limits.windowMillis(), timer -> windowEnded());
        }
    }

    private void windowEnded() {
        timing = false;
        due = true;
        flush();
    }

    /** Sends what is sealed, then what is due, while there is room in flight. */
    private void flush() {
        while (inFlight < limits.inFlight()) {
            if (sealed.isEmpty() && due && !waiting.isEmpty()) {
                seal();
            }
            var batch = sealed.poll();
            if (batch == null) {
                return;
            }
            inFlight++;
            attempt(batch, FIRST_PAUSE_MILLIS).onComplete(done -> left(batch.size()));
        }
    }

    private void seal() {
        sealed.add(waiting);
        waiting = new ArrayList<>(waiting.size());
        due = false;
    }

    private void left(int items) {
        inFlight--;
        size -= items;
        flush();
        if (onShrink != null) {
            onShrink.run();
        }
        if (size == 0 && drained != null) {
            var all = drained;
            drained = null;
            all.complete();
        }
    }

    private Future<Void> attempt(List<T> batch, long pauseMillis) {
        return commit(batch).recover(cause -> {
            if (!DatabaseFailure.isPermanent(cause)) {
                return again(batch, pauseMillis, cause);
            }
            if (batch.size() == 1) {
                transaction.refused(batch.get(0), DatabaseFailure.reason(cause));
                return Future.succeededFuture();
            }
            int half = batch.size() / 2;
            return attempt(batch.subList(0, half), FIRST_PAUSE_MILLIS)
                    .compose(done -> attempt(batch.subList(half, batch.size()), FIRST_PAUSE_MILLIS));
        });
    }

    private Future<Void> commit(List<T> batch) {
        try {
            return transaction.commit(batch);
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    private Future<Void> again(List<T> batch, long pauseMillis, Throwable cause) {
        LOG.atWarn()
                .addKeyValue("items", batch.size())
                .addKeyValue("error", cause.toString())
                .log("a batch waits for the database");
        var later = Promise.<Void>promise();
        vertx.setTimer(
                pauseMillis,
                timer -> attempt(batch, Math.min(2 * pauseMillis, LONGEST_PAUSE_MILLIS))
                        .onComplete(later));
        return later.future();
    }
}
