package io.mainswatch.alert.supply;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One thing that speaks for a verdict.
 *
 * @param source the device's id, or {@code mainswatch}
 * @param says in plain words, for the person who asks "how do you know?"
 */
public record Evidence(Instant at, String source, String says) {
    private static final String LAST_WORD = "last word of ";

    /** A device was last heard then. */
    public static Evidence lastWord(Instant at, String deviceId, String deviceName) {
        return new Evidence(at, deviceId, LAST_WORD + deviceName);
    }

    /** The name of the device whose last word it is, or empty where it says something else. */
    public Optional<String> silenced() {
        return says.startsWith(LAST_WORD) ? Optional.of(says.substring(LAST_WORD.length())) : Optional.empty();
    }

    public static JsonArray json(List<Evidence> items) {
        var array = new JsonArray();
        items.forEach(item -> array.add(new JsonObject()
                .put("at", item.at().toString())
                .put("source", item.source())
                .put("says", item.says())));
        return array;
    }

    public static List<Evidence> of(JsonArray array) {
        return array.stream()
                .map(JsonObject.class::cast)
                .map(item -> new Evidence(
                        Instant.parse(item.getString("at")), item.getString("source"), item.getString("says")))
                .toList();
    }
}
