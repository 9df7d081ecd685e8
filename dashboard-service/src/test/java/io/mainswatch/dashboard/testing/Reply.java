package io.mainswatch.dashboard.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.mainswatch.common.http.Json;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;

/** What the API answered. */
public record Reply(int status, HttpHeaders headers, String text) {
    public JsonNode body() {
        try {
            return Json.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }

    public JsonNode at(String pointer) {
        return body().at(pointer);
    }

    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** This field of every item of a list. */
    public List<String> items(String field) {
        var values = new ArrayList<String>();
        body().path("items").forEach(item -> values.add(item.path(field).asText()));
        return values;
    }

    /** The fields a refusal names. */
    public List<String> mistakes() {
        var fields = new ArrayList<String>();
        body().path("violations")
                .forEach(mistake -> fields.add(mistake.path("field").asText()));
        return fields;
    }
}
