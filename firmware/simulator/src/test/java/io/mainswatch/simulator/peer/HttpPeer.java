package io.mainswatch.simulator.peer;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;

/** A real HTTP server on a free port that writes down what it is asked and answers as the test says. */
public final class HttpPeer {
    /** One request with its body. */
    public record Asked(String method, String path, MultiMap query, MultiMap headers, Buffer body) {
        public JsonObject json() {
            return body.toJsonObject();
        }

        public String bearer() {
            return headers.get("Authorization");
        }

        public String gunzipped() {
            try (var gzip = new GZIPInputStream(new ByteArrayInputStream(body.getBytes()))) {
                return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** A status and a body. */
    public record Answer(int status, String body) {}

    public final Heard<Asked> asked = new Heard<>();
    private final AtomicReference<Function<Asked, Answer>> answering =
            new AtomicReference<>(any -> new Answer(200, "ok"));
    private final HttpServer server;

    public HttpPeer(Vertx vertx) {
        server = vertx.createHttpServer().requestHandler(this::hear);
        Waiting.on(server.listen(0, "127.0.0.1"));
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.actualPort());
    }

    public void answer(Function<Asked, Answer> how) {
        answering.set(how);
    }

    private void hear(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            var seen = new Asked(request.method().name(), request.path(), request.params(), request.headers(), body);
            var answer = answering.get().apply(seen);
            asked.add(seen);
            request.response().setStatusCode(answer.status()).end(answer.body());
        });
    }
}
