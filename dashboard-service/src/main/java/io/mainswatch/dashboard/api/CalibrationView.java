package io.mainswatch.dashboard.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a device reckons its values with, and what was asked of it.
 *
 * @param values as it last said; null when it reckons with nothing, or has not said
 * @param reportedAt when it said so
 * @param orders the newest first
 */
record CalibrationView(@Nullable JsonNode values, @Nullable Instant reportedAt, List<Order> orders) {

    /**
     * A step that was asked for.
     *
     * @param status {@code waiting}, {@code done}, {@code refused} by the device, {@code expired}, or {@code replaced} by a
     *     newer one before the device had it
     * @param reason why it was refused: {@code no-samples}, {@code clipped}, {@code load-on}, {@code too-small},
     *     {@code implausible} or {@code not-here}; else null
     * @param values what the device reckoned with from then on; null while there is no answer
     */
    record Order(
            String id,
            String step,
            @Nullable Integer milliAmps,
            @Nullable Double volts,
            Instant requestedAt,
            Instant expiresAt,
            String status,
            @Nullable String reason,
            @Nullable JsonNode values,
            @Nullable Instant answeredAt) {}
}
