package io.mainswatch.dashboard.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.mainswatch.common.http.Json;
import io.vertx.sqlclient.Row;

/** A {@code jsonb} column, selected as text, handed on as it is. */
final class JsonColumn {
    private JsonColumn() {}

    static JsonNode read(Row row, String column) {
        var text = row.getString(column);
        try {
            return text == null ? Json.MAPPER.createArrayNode() : Json.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("PostgreSQL keeps only valid jsonb: " + column, e);
        }
    }
}
