package io.mainswatch.dashboard.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time without mains, internet or one device.
 *
 * @param endedAt null while it lasts
 * @param confidence 0 to 1
 * @param deviceId which one, where the verdict is {@code device}
 * @param revision counts how often later evidence corrected it
 */
public record OutageView(
        String id,
        String homeId,
        Instant startedAt,
        @Nullable Instant endedAt,
        String verdict,
        float confidence,
        @Nullable String deviceId,
        JsonNode evidence,
        String origin,
        int revision) {}
