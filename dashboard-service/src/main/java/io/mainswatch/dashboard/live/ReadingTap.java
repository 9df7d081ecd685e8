package io.mainswatch.dashboard.live;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.mainswatch.common.db.Watermark;
import io.mainswatch.common.time.Clock;
import io.mainswatch.dashboard.api.Latest;
import io.mainswatch.dashboard.live.FreshReadingQueries.Fresh;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sends new values to who listens: one query at most a second, however many browsers there are and however much is
 * stored, and none while nobody listens. Belongs to one event loop.
 */
final class ReadingTap {
    private static final Duration RHYTHM = Duration.ofSeconds(1);
    private static final Duration WHILE_JOINING = Duration.ofMillis(50);
    private static final int REMEMBERED = 100_000;

    private final FreshReadingQueries readings;
    private final LiveHub hub;
    private final Clock clock;
    private final Map<Integer, Instant> sent = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Instant> eldest) {
            return size() > REMEMBERED;
        }
    };
    private @Nullable Watermark mark;
    private long askedNanos;

    ReadingTap(FreshReadingQueries readings, LiveHub hub, Clock clock) {
        this.readings = readings;
        this.hub = hub;
        this.clock = clock;
    }

    /** A channel's newest values, as a live event. */
    record ReadingEvent(
            String deviceId,
            String homeId,
            int channel,
            @JsonUnwrapped Latest latest) {}

    Future<Duration> sweep() {
        if (!hub.isListenedTo()) {
            mark = null;
            return Future.succeededFuture(LiveHub.LONGEST_PAUSE);
        }
        if (mark == null) {
            return hub.began().map(began -> {
                mark = began;
                return Duration.ZERO;
            });
        }
        if (!hub.hasBegun()) {
            return Future.succeededFuture(WHILE_JOINING);
        }
        long restNanos = askedNanos + RHYTHM.toNanos() - clock.nanos();
        return restNanos > 0 && restNanos <= RHYTHM.toNanos()
                ? Future.succeededFuture(Duration.ofNanos(restNanos))
                : ask(mark);
    }

    private Future<Duration> ask(Watermark from) {
        askedNanos = clock.nanos();
        return readings.after(from).map(found -> {
            if (found.mark() != null) {
                mark = found.mark();
            }
            hub.publish(found.channels().stream()
                    .filter(this::isNew)
                    .map(fresh -> LiveEvent.reading(
                            fresh.homeId(),
                            new ReadingEvent(fresh.deviceId(), fresh.homeId(), fresh.number(), fresh.latest())))
                    .toList());
            return LiveHub.LONGEST_PAUSE;
        });
    }

    /** Late data change history, not what is now. */
    private boolean isNew(Fresh fresh) {
        if (!hub.isListenedTo(fresh.homeId())) {
            return false;
        }
        var before = sent.put(fresh.channelId(), fresh.latest().at());
        return before == null || before.isBefore(fresh.latest().at());
    }
}
