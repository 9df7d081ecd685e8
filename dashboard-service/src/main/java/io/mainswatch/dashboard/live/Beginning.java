package io.mainswatch.dashboard.live;

import io.mainswatch.common.db.Watermark;
import io.mainswatch.common.time.Clock;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a browser is told before anything live. One that resumes gets every change since; one that resumes at a mark no
 * longer kept gets {@code reset} and the whole state; one that is new gets the changes of the last {@link #JUST_NOW},
 * because its page was loaded a moment before it began to listen.
 */
final class Beginning {
    static final Duration JUST_NOW = Duration.ofSeconds(30);

    /** More changes than this cost more than the whole state. */
    static final int MOST_CHANGES = 1_000;

    private final ChangeQueries changes;
    private final ChangeEvents events;
    private final WholeState state;
    private final Clock clock;

    Beginning(ChangeQueries changes, ChangeEvents events, WholeState state, Clock clock) {
        this.changes = changes;
        this.events = events;
        this.state = state;
        this.clock = clock;
    }

    /** What {@code Last-Event-ID} said: nothing, something that is no mark of ours, or a mark. */
    record Resumption(boolean asked, Optional<Watermark> mark) {
        static Resumption of(@Nullable String lastEventId) {
            if (lastEventId == null || lastEventId.isBlank()) {
                return new Resumption(false, Optional.empty());
            }
            try {
                return new Resumption(true, Optional.of(Watermark.parse(lastEventId.strip())));
            } catch (IllegalArgumentException e) {
                return new Resumption(true, Optional.empty());
            }
        }
    }

    /** What to write, and the place in the journal that it reaches: nothing up to there is told again. */
    record Told(List<Buffer> events, Watermark upTo) {}

    /** @param upTo where this copy's walk takes over */
    Future<Told> events(Resumption resumption, Watermark upTo, String @Nullable [] visible) {
        return from(resumption)
                .compose(from -> from.isEmpty() ? anew(upTo, visible) : since(from.get(), upTo, visible));
    }

    private Future<Optional<Watermark>> from(Resumption resumption) {
        if (!resumption.asked()) {
            return changes.before(clock.now().minus(JUST_NOW))
                    .map(before -> Optional.of(before.orElse(Watermark.START)));
        }
        var oldest = changes.oldest();
        var newest = changes.now();
        return Future.all(oldest, newest)
                .map(both -> resumption
                        .mark()
                        .filter(mark -> oldest.result().isPresent())
                        .filter(mark -> mark.compareTo(oldest.result().get()) >= 0)
                        .filter(mark -> mark.compareTo(newest.result()) <= 0));
    }

    /** A browser that comes from another copy may know more than this one's walk has seen. */
    private Future<Told> since(Watermark from, Watermark upTo, String @Nullable [] visible) {
        if (from.compareTo(upTo) >= 0) {
            return Future.succeededFuture(new Told(List.of(LiveEvent.mark(from)), from));
        }
        return changes.between(from, upTo, visible, MOST_CHANGES + 1)
                .compose(found -> found.size() > MOST_CHANGES
                        ? anew(upTo, visible)
                        : events.of(found).map(written -> {
                            var before = new ArrayList<Buffer>();
                            written.forEach(event -> before.add(event.text()));
                            before.add(LiveEvent.mark(upTo));
                            return new Told(before, upTo);
                        }));
    }

    private Future<Told> anew(Watermark upTo, String @Nullable [] visible) {
        return state.events(upTo, visible).map(written -> {
            var before = new ArrayList<Buffer>();
            before.add(LiveEvent.reset(upTo));
            before.addAll(written);
            return new Told(before, upTo);
        });
    }
}
