package io.mainswatch.ingest.picture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mainswatch.ingest.picture.reader.Lesson;
import io.mainswatch.ingest.picture.reader.TaughtLayers;
import java.util.Base64;

/**
 * What the reader was taught of one meter, as it lies in the set-up's {@code taught}. People see and send its id and how
 * good it is; the layers themselves are in the database only.
 *
 * @param json {@code id}, {@code layers}, {@code digits}, {@code rightBefore}, {@code rightAfter}
 */
record Taught(ObjectNode json) {
    static final String LAYERS = "layers";

    static Taught of(Lesson lesson) {
        return new Taught(JsonNodeFactory.instance
                .objectNode()
                .put("id", lesson.layers().id())
                .put(LAYERS, Base64.getEncoder().encodeToString(lesson.layers().bytes()))
                .put("digits", lesson.digits())
                .put("rightBefore", lesson.rightBefore())
                .put("rightAfter", lesson.rightAfter()));
    }

    /** As the database has it. */
    static Taught of(JsonNode stored) {
        return new Taught(stored.deepCopy());
    }

    String id() {
        return json.path("id").asText();
    }

    TaughtLayers layers() {
        return new TaughtLayers(Base64.getDecoder().decode(json.path(LAYERS).asText()));
    }
}
