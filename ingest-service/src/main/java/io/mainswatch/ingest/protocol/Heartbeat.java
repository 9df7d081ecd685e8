package io.mainswatch.ingest.protocol;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A device says that it lives.
 *
 * @param at when: earlier than now for a beat kept while there was no network
 * @param source the door, {@code mqtt} or {@code ping}
 * @param charging whether it is being charged, where it knows
 * @param batteryPercent 0 to 100, where it knows
 * @param network {@code wifi} or {@code mobile}, where it knows
 */
public record Heartbeat(
        Instant at,
        String source,
        @Nullable Boolean charging,
        @Nullable Integer batteryPercent,
        @Nullable String network) {}
