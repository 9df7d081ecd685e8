package io.mainswatch.endtoend.world;

import com.fasterxml.jackson.databind.JsonNode;
import io.mainswatch.common.http.Json;
import io.mainswatch.dashboard.testing.Description;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The REST API and the HTTP ingest, as a script would use them. Every answer of the API has to be as it is described. */
public final class Api {
    private static final Description DESCRIPTION = new Description();
    private static final String REST = "/api/v1";

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;
    private final String bearer;

    public Api(URI base, String bearer) {
        this.base = base;
        this.bearer = bearer;
    }

    public Api(Program program) {
        this(program.dashboard(), Program.TOKEN);
    }

    /** One answer: its status and its body, a missing node where the body is no JSON. */
    public record Answer(int status, String text, JsonNode json) {}

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer post(String path, Object body) {
        return send("POST", path, body);
    }

    public Answer send(String method, String path, @Nullable Object body) {
        try {
            var publisher = body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(
                            body instanceof String text ? text : Json.MAPPER.writeValueAsString(body));
            var request = HttpRequest.newBuilder(base.resolve(path))
                    .timeout(Duration.ofSeconds(20))
                    .header("Authorization", "Bearer " + bearer)
                    .header("Content-Type", "application/json")
                    .method(method, publisher)
                    .build();
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            check(method, path, answer);
            return new Answer(answer.statusCode(), answer.body(), parse(answer.body()));
        } catch (IOException e) {
            return new Answer(0, e.toString(), Json.MAPPER.missingNode());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Registers a device and returns the answer with its secret and ping URL. */
    public JsonNode register(String id, String kind, String supply, int cadenceSeconds, int graceSeconds) {
        var answer = post(
                "/api/v1/devices",
                Map.of(
                        "id", id,
                        "name", id,
                        "kind", kind,
                        "supply", supply,
                        "credentials", "secret",
                        "cadenceSeconds", cadenceSeconds,
                        "graceSeconds", graceSeconds));
        if (answer.status() != 201) {
            throw new AssertionError("registering " + id + ": " + answer);
        }
        return answer.json();
    }

    private static void check(String method, String path, HttpResponse<String> answer) {
        if (path.startsWith(REST)) {
            var resource = path.substring(REST.length()).replaceFirst("\\?.*", "");
            var mediaType = answer.headers()
                    .firstValue("Content-Type")
                    .map(type -> type.replaceFirst(";.*", "").trim());
            synchronized (DESCRIPTION) {
                DESCRIPTION.check(method, resource, answer.statusCode(), mediaType, answer.body());
            }
        }
    }

    private static JsonNode parse(String body) {
        try {
            return Json.MAPPER.readTree(body);
        } catch (IOException noJson) {
            return Json.MAPPER.missingNode();
        }
    }
}
