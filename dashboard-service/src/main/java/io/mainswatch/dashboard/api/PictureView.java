package io.mainswatch.dashboard.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A picture as the API shows it. */
record PictureView(
        String id,
        String homeId,
        String deviceId,
        Instant takenAt,
        Instant receivedAt,
        String origin,
        String kept,
        int crops,
        int width,
        int height,
        int bytes,
        String status,
        @Nullable String reason,
        @Nullable String detail,
        @Nullable ReadingView reading) {
    /**
     * What was made of it.
     *
     * @param readWh the register as it was read
     * @param valueWh the counter as it was judged
     */
    record ReadingView(
            String id,
            String verdict,
            String reason,
            @Nullable Double readWh,
            @Nullable Double valueWh,
            @Nullable Float confidence,
            String review,
            String source,
            boolean published,
            @Nullable Instant withdrawnAt,
            JsonNode digits) {}
}
