package io.mainswatch.dashboard.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A claim code as its owners see it later: never the code itself.
 *
 * @param status {@code open}, {@code used}, {@code expired} or {@code revoked}
 * @param deviceId the device it made, else the id it will give; null while that is open
 */
record ClaimCodeView(
        String id,
        String homeId,
        String status,
        @Nullable String deviceId,
        @Nullable String name,
        String kind,
        String supply,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant usedAt) {
    /** A new one with the code, which is shown this once, and where the device must go with it and after it. */
    record Made(@JsonUnwrapped ClaimCodeView claim, String code, String ingestUrl, int mqttPort) {
        @Override
        public String toString() {
            return "Made[" + claim.id() + "]";
        }
    }
}
