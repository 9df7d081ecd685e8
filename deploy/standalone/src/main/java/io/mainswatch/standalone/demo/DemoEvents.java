package io.mainswatch.standalone.demo;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.core.parsetools.RecordParser;
import java.util.function.BiConsumer;

/** Follows the product's own live stream, as any program could, and hands each event on by its name. */
final class DemoEvents {
    private static final long RETRY_MILLIS = 2_000;

    private final Vertx vertx;
    private final HttpClient http;
    private final RequestOptions request;
    private final BiConsumer<String, JsonObject> listener;
    private boolean closed;

    DemoEvents(Vertx vertx, int dashboardPort, String token, BiConsumer<String, JsonObject> listener) {
        this.vertx = vertx;
        this.http = vertx.createHttpClient();
        this.listener = listener;
        this.request = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost("127.0.0.1")
                .setPort(dashboardPort)
                .setURI("/api/v1/live")
                .putHeader("Authorization", "Bearer " + token)
                .putHeader("Accept", "text/event-stream");
    }

    void follow() {
        if (closed) {
            return;
        }
        http.request(request)
                .compose(sent -> sent.send())
                .onSuccess(this::read)
                .onFailure(gone -> vertx.setTimer(RETRY_MILLIS, again -> follow()));
    }

    void close() {
        closed = true;
        http.close();
    }

    private void read(HttpClientResponse response) {
        var name = new String[] {""};
        response.handler(RecordParser.newDelimited("\n", line -> {
            var text = line.toString();
            if (text.startsWith("event:")) {
                name[0] = text.substring("event:".length()).strip();
            } else if (text.startsWith("data:") && !name[0].equals("reading")) {
                listener.accept(name[0], new JsonObject(text.substring("data:".length())));
            }
        }));
        response.endHandler(end -> vertx.setTimer(RETRY_MILLIS, again -> follow()));
        response.exceptionHandler(gone -> vertx.setTimer(RETRY_MILLIS, again -> follow()));
    }
}
