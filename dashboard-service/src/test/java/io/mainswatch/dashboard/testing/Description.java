package io.mainswatch.dashboard.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.mainswatch.common.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The API's own description: what a test holds every answer against. */
public final class Description {
    private final JsonNode document;
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<String, Schema> schemas = new HashMap<>();

    public Description() {
        try (var stream = Description.class.getResourceAsStream("/openapi.json")) {
            document = Json.MAPPER.readTree(new String(stream.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One operation: {@code GET /devices/{id}}. */
    public record Operation(String method, String path, JsonNode node) {
        @Override
        public String toString() {
            return method + " " + path;
        }

        boolean matches(String givenMethod, String givenPath) {
            var pattern = Pattern.compile(path.replaceAll("\\{[a-z]+}", "[^/]+").replace(".", "\\."));
            return method.equals(givenMethod) && pattern.matcher(givenPath).matches();
        }

        /** The parameters of a place: {@code path} or {@code query}. */
        public List<String> parameters(String in) {
            var names = new ArrayList<String>();
            node.path("parameters").forEach(parameter -> {
                if (parameter.path("in").asText().equals(in)) {
                    names.add(parameter.path("name").asText());
                }
            });
            return names;
        }

        public boolean isOpen() {
            return node.path("security").isArray();
        }

        public boolean hasBody() {
            return node.has("requestBody");
        }
    }

    public List<Operation> operations() {
        var operations = new ArrayList<Operation>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> operations.add(new Operation(
                                method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue()))));
        return operations;
    }

    /** Fails when the answer is not one that the description promises. */
    public void check(String method, String path, int status, Optional<String> mediaType, String body) {
        var operation = operations().stream()
                .filter(candidate -> candidate.matches(method, path))
                .findFirst();
        if (operation.isEmpty()) {
            assertThat(status).as("%s %s is not described", method, path).isIn(400, 401, 404, 405);
            return;
        }
        var response = resolved(operation.get().node().path("responses").path(Integer.toString(status)));
        assertThat(response.isMissingNode())
                .as("%s answers %s, which is not described: %s", operation.get(), status, body)
                .isFalse();
        var content = response.path("content");
        if (content.isMissingNode()) {
            assertThat(body)
                    .as("%s answers %s without a body", operation.get(), status)
                    .isEmpty();
            return;
        }
        var described = content.path(mediaType.orElse(""));
        assertThat(described.isMissingNode())
                .as("%s answers %s as %s", operation.get(), status, mediaType)
                .isFalse();
        var name = described.path("schema").path("$ref").asText();
        if (!name.isEmpty()) {
            assertThat(schemas.computeIfAbsent(name, this::schema).validate(body, InputFormat.JSON))
                    .as("%s answers %s: %s", operation.get(), status, body)
                    .isEmpty();
        }
    }

    /** Fails when a resource is not of the schema of this name. */
    public void checkResource(String schemaName, String json) {
        var schema = schemas.computeIfAbsent("#/components/schemas/" + schemaName, this::schema);
        assertThat(schema.validate(json, InputFormat.JSON)).as(json).isEmpty();
    }

    private JsonNode resolved(JsonNode response) {
        var reference = response.path("$ref").asText();
        return reference.isEmpty() ? response : document.at(reference.substring(1));
    }

    private Schema schema(String reference) {
        var root = Json.MAPPER.createObjectNode();
        root.put("$ref", reference);
        root.set("components", document.path("components"));
        return registry.getSchema(root.toString(), InputFormat.JSON);
    }
}
