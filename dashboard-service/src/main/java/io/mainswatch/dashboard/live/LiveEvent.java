package io.mainswatch.dashboard.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.mainswatch.common.db.Watermark;
import io.mainswatch.common.http.Json;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One server-sent event, written once for however many browsers it goes to.
 *
 * @param mark its place in the journal, or null for a reading: it may be lost, because the next one replaces it anyway
 */
record LiveEvent(String homeId, @Nullable Watermark mark, Buffer text) {
    /** A change of a resource: its id is the change's place in the journal. */
    static LiveEvent change(String kind, String homeId, Watermark mark, Object resource) {
        return new LiveEvent(homeId, mark, text("id: " + mark + "\nevent: " + kind + "\n", resource));
    }

    /** A new value of a channel, without an id: nobody resumes at it. */
    static LiveEvent reading(String homeId, Object reading) {
        return new LiveEvent(homeId, null, text("event: reading\n", reading));
    }

    boolean mayBeLost() {
        return mark == null;
    }

    /** Whether somebody who is at this place of the journal has it already. */
    boolean isBefore(Watermark place) {
        return mark != null && mark.compareTo(place) <= 0;
    }

    /** What came before is not known any more: forget everything, the whole state follows. */
    static Buffer reset(Watermark mark) {
        return text("id: " + mark + "\nevent: reset\n", Map.of());
    }

    /** Sets where a browser resumes, without being an event. */
    static Buffer mark(Watermark mark) {
        return Buffer.buffer("id: " + mark + "\n\n");
    }

    private static Buffer text(String head, Object data) {
        try {
            return Buffer.buffer(head)
                    .appendString("data: ")
                    .appendBytes(Json.MAPPER.writeValueAsBytes(data))
                    .appendString("\n\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a resource must be plain JSON", e);
        }
    }
}
