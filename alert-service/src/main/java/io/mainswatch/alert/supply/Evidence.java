package io.mainswatch.alert.supply;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;

/**
 * One thing that speaks for a verdict.
 *
 * @param source the device's id, or {@code mainswatch}
 * @param says in plain words, for the person who asks "how do you know?"
 */
public record Evidence(Instant at, String source, String says) {
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
