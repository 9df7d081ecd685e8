package io.mainswatch.dashboard.live;

import io.mainswatch.common.db.Watermark;
import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.time.Clock;
import io.mainswatch.dashboard.account.Caller;
import io.mainswatch.dashboard.account.CallerQueries;
import io.mainswatch.dashboard.account.Credential;
import io.mainswatch.dashboard.live.Beginning.Resumption;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everybody who listens at this process, and the one walk over the journal that serves them all. It rests while nobody
 * listens. Belongs to one event loop.
 */
final class LiveHub {
    static final int MOST_STREAMS = 500;
    static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final int AT_ONCE = 500;
    private static final Buffer BEAT = Buffer.buffer(":\n\n");

    private final ChangeQueries changes;
    private final ChangeEvents events;
    private final Beginning beginning;
    private final CallerQueries callers;
    private final Clock clock;
    private final Set<LiveStream> streams = new LinkedHashSet<>();
    private int joining;
    private @Nullable Watermark mark;
    private @Nullable Watermark began;

    LiveHub(ChangeQueries changes, ChangeEvents events, Beginning beginning, CallerQueries callers, Clock clock) {
        this.changes = changes;
        this.events = events;
        this.beginning = beginning;
        this.callers = callers;
        this.clock = clock;
    }

    int size() {
        return streams.size() + joining;
    }

    boolean isListenedTo() {
        return size() > 0;
    }

    /** Whether somebody's events are already kept for them; while the first one still joins, nobody's are. */
    boolean hasBegun() {
        return !streams.isEmpty();
    }

    /** Lets a browser listen. */
    Future<Void> join(LiveStream stream, Resumption resumption) {
        if (size() >= MOST_STREAMS) {
            return Future.failedFuture(
                    Failure.tooMany("more than " + MOST_STREAMS + " listen already: try again later"));
        }
        joining++;
        return ready().onComplete(done -> joining--)
                .compose(from -> {
                    if (stream.isOver()) {
                        return Future.failedFuture("the browser is gone already");
                    }
                    // From here on whatever the walk finds is held for this browser; before it comes all up to here.
                    streams.add(stream);
                    return beginning.events(resumption, from, stream.audience().visible());
                })
                .onSuccess(stream::begin)
                .onFailure(cause -> leave(stream))
                .mapEmpty();
    }

    void leave(LiveStream stream) {
        stream.gone();
        streams.remove(stream);
    }

    /** Sends what changed since the last sweep. */
    Future<Duration> sweep() {
        if (!isListenedTo()) {
            mark = null;
            began = null;
            return Future.succeededFuture(LONGEST_PAUSE);
        }
        return ready().compose(from -> changes.after(from, AT_ONCE))
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(LONGEST_PAUSE)
                        : events.of(found).map(written -> {
                            mark = found.get(found.size() - 1).mark();
                            publish(written);
                            return found.size() < AT_ONCE ? LONGEST_PAUSE : Duration.ZERO;
                        }));
    }

    void publish(List<LiveEvent> written) {
        for (LiveStream stream : List.copyOf(streams)) {
            written.forEach(stream::send);
        }
    }

    /** Homes somebody here listens to. */
    boolean isListenedTo(String homeId) {
        return streams.stream().anyMatch(stream -> stream.sees(homeId));
    }

    /** A sign of life for everyone, so that a dead connection is noticed at either end. */
    void beat() {
        streams.forEach(stream -> stream.beat(BEAT));
    }

    /** Ends the streams of those whose session, token or place in a home is no longer there. */
    Future<Void> dismiss() {
        if (streams.isEmpty()) {
            return Future.succeededFuture();
        }
        var looked = List.copyOf(streams);
        var asked =
                looked.stream().map(stream -> stream.audience().credential()).collect(Collectors.toSet());
        return callers.present(asked, clock.now())
                .onSuccess(present -> looked.stream()
                        .filter(stream -> !stream.isOver() && !isAllowed(stream.audience(), present))
                        .forEach(this::end))
                .mapEmpty();
    }

    private static boolean isAllowed(Audience audience, Map<Credential, Caller> present) {
        var now = present.get(audience.credential());
        return now != null && audience.isFor(now);
    }

    /** Ends every stream. */
    void close() {
        List.copyOf(streams).forEach(this::end);
    }

    private void end(LiveStream stream) {
        streams.remove(stream);
        stream.end();
    }

    /** Where in the order of transactions this listening began: what was stored later, somebody here waits for. */
    Future<Watermark> began() {
        return ready().map(from -> began == null ? new Watermark(from.xact(), 0) : began);
    }

    private Future<Watermark> ready() {
        if (mark != null) {
            return Future.succeededFuture(mark);
        }
        return changes.now().map(now -> {
            if (mark == null) {
                mark = now;
                began = now;
            }
            return mark;
        });
    }
}
