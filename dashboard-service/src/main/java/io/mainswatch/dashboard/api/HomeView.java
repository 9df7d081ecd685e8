package io.mainswatch.dashboard.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A home with the state of its mains.
 *
 * @param billingAccount what a device that names an account must name
 */
public record HomeView(
        String id,
        String name,
        String timeZone,
        String currency,
        @Nullable Location location,
        @Nullable String billingAccount,
        Supply supply,
        Instant createdAt) {
    /** Degrees, WGS 84. */
    public record Location(double latitude, double longitude) {}

    /**
     * @param state {@code on}, {@code off}, {@code unknown} or {@code not-watched}
     * @param since null as long as nothing was ever watched
     * @param confidence 0 to 1
     * @param evidence what the verdict rests on, oldest first
     */
    public record Supply(
            String state,
            @Nullable Instant since,
            float confidence,
            JsonNode evidence,
            @Nullable String outageId) {}
}
