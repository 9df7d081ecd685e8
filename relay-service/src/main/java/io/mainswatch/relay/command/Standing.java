package io.mainswatch.relay.command;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An unfinished command with all the tables say about it, read after its row was locked. What follows from it is
 * decided here and nowhere else, without I/O.
 *
 * @param dispatchedAt when a gateway handed it to the device's session, or null
 * @param obeyed whether the state asked for was reported on that session, after it was sent and within
 *     {@link #CONFIRMATION}
 * @param contradicted whether the newest report after it was sent says the opposite
 * @param connectionEnded whether the session it was handed to is over
 */
record Standing(
        String commandId,
        String homeId,
        CommandStatus status,
        boolean closed,
        Instant expiresAt,
        @Nullable Instant dispatchedAt,
        boolean obeyed,
        boolean contradicted,
        boolean connectionEnded,
        boolean deviceRemoved) {
    /** How long a device has to report what it was told to do. */
    static final Duration CONFIRMATION = Duration.ofSeconds(5);

    /** A report that arrived in time may be committed a little later: nothing is called silent before this has passed. */
    static final Duration JUDGED_AFTER = CONFIRMATION.plusMillis(250);

    /** The next step, or empty while there is nothing to do but wait. */
    Optional<Transition> next(Instant now) {
        return switch (status) {
            case QUEUED -> fromQueued(now);
            case SENT -> fromSent(now);
            case CONFIRMED, EXPIRED, FAILED -> Optional.empty();
        };
    }

    private Optional<Transition> fromQueued(Instant now) {
        if (dispatchedAt != null) {
            return to(CommandStatus.SENT, null, dispatchedAt);
        }
        if (deviceRemoved) {
            return to(CommandStatus.FAILED, "the device was removed before the command was sent", now);
        }
        return now.isBefore(expiresAt)
                ? Optional.empty()
                : to(
                        CommandStatus.EXPIRED,
                        "the device was out of reach until the command expired: it never got it",
                        now);
    }

    private Optional<Transition> fromSent(Instant now) {
        if (obeyed) {
            return to(CommandStatus.CONFIRMED, null, now);
        }
        return dispatchedAt != null && now.isBefore(dispatchedAt.plus(JUDGED_AFTER))
                ? Optional.empty()
                : to(CommandStatus.FAILED, silence(), now);
    }

    private String silence() {
        if (contradicted) {
            return "the device got the command but says that it is " + (closed ? "off" : "on");
        }
        return connectionEnded
                ? "the connection to the device broke before it answered: whether it switched is not known"
                : "the device did not say within " + CONFIRMATION.toSeconds() + " s that it switched";
    }

    private Optional<Transition> to(CommandStatus next, @Nullable String reason, Instant at) {
        return Optional.of(new Transition(commandId, homeId, status, next, reason, at));
    }
}
