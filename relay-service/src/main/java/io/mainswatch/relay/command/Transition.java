package io.mainswatch.relay.command;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step of a command's life. It is made only while the command still stands at {@code from}.
 *
 * @param reason why it ended without success, in words a person reads; null while there is nothing to explain
 */
record Transition(
        String commandId,
        String homeId,
        CommandStatus from,
        CommandStatus to,
        @Nullable String reason,
        Instant at) {}
