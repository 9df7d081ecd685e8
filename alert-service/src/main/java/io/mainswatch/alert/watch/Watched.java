package io.mainswatch.alert.watch;

import io.mainswatch.alert.sql.Instants;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A device whose deadline is reached, with the newest of everything it said.
 *
 * @param deadlineAt as stored: the comparison of the compare-and-set
 * @param heardAt its newest word, never later than now
 * @param leftAt when its connection broke, where that is the newest thing known of the connection
 * @param unpluggedAt when a witness of the home last said that it is not being charged
 * @param held its gateway has stopped reading for the moment
 */
record Watched(
        String deviceId,
        String homeId,
        Instant deadlineAt,
        Instant heardAt,
        Duration cadence,
        Duration grace,
        @Nullable Instant leftAt,
        @Nullable Instant unpluggedAt,
        boolean held) {

    /** A broken connection usually comes back within seconds; one that does not is told sooner than its deadline. */
    static final Duration SETTLING = Duration.ofSeconds(10);
    /** Beyond its cadence, when a witness already says that the power is gone. */
    static final Duration SMALL_GRACE = Duration.ofSeconds(3);

    /** When silence means something, by all that is known at {@code now}. In the past: it is down since then. */
    Instant judge(Listening listening, Instant now) {
        var from = Instants.later(heardAt, listening.countsFrom());
        var deadline = from.plus(budget());
        if (leftAt != null && !leftAt.isBefore(from)) {
            deadline = Instants.earlier(deadline, leftAt.plus(SETTLING));
        }
        return held ? Instants.later(deadline, now.plus(budget())) : deadline;
    }

    /** In words, for the flip's row. */
    String why() {
        return leftAt != null && !leftAt.isBefore(heardAt)
                ? "its connection broke and did not come back"
                : "silent for longer than " + budget().toSeconds() + " s";
    }

    private Duration budget() {
        boolean warned = unpluggedAt != null && unpluggedAt.isAfter(heardAt);
        return cadence.plus(warned && SMALL_GRACE.compareTo(grace) < 0 ? SMALL_GRACE : grace);
    }
}
