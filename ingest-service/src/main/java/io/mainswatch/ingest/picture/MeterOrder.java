package io.mainswatch.ingest.picture;

import com.fasterxml.jackson.databind.JsonNode;
import io.mainswatch.common.failure.Failure;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * What a person asks for, as dashboard-service wrote it down.
 *
 * @param requestedBy {@code user:<id>} or {@code token:<id>}
 */
record MeterOrder(
        String id,
        String homeId,
        String deviceId,
        String kind,
        JsonNode body,
        String requestedBy,
        Instant requestedAt) {
    /** A text of the body, empty where there is none. */
    String text(String name) {
        return body.path(name).asText("");
    }

    boolean flag(String name) {
        return body.path(name).asBoolean();
    }

    /** An instant of the body, or when the order was given. */
    Instant instant(String name) {
        var text = text(name);
        try {
            return text.isEmpty() ? requestedAt : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw Failure.invalid(name, "expected an instant such as 2026-01-31T18:00:00Z");
        }
    }
}
