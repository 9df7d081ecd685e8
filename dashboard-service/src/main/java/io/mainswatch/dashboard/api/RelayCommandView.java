package io.mainswatch.dashboard.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A command to switch a relay and how far it came.
 *
 * @param status {@code queued}, {@code sent}, {@code confirmed}, {@code expired} or {@code failed}
 * @param reason why it was not confirmed, or null
 * @param requestedBy {@code user:<name>} or {@code token:<name>}
 */
public record RelayCommandView(
        String id,
        String homeId,
        String deviceId,
        int relay,
        String state,
        String status,
        @Nullable String reason,
        String requestedBy,
        Instant requestedAt,
        Instant expiresAt,
        @Nullable Instant sentAt,
        @Nullable Instant endedAt) {}
