package io.mainswatch.standalone.demo;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Stands in for the household's telephone while no bot is configured: the product sends its messages over the Bot API
 * as always, and this end of it prints them in the terminal.
 */
final class DemoTelegram {
    private static final long CHAT = 1;
    private static final String TOKEN = "demo:terminal";
    private static final int LARGEST_BODY = 16_384;
    /** A long poll that has nothing to say is held open, like the real one. */
    private static final long POLL_MILLIS = 25_000;

    private final Vertx vertx;
    private final Consumer<String> shown;
    private final AtomicLong messages = new AtomicLong();
    private int port;

    DemoTelegram(Vertx vertx, Consumer<String> shown) {
        this.vertx = vertx;
        this.shown = shown;
    }

    Future<HttpServer> listen() {
        return vertx.createHttpServer()
                .requestHandler(this::answer)
                .listen(0, "127.0.0.1")
                .onSuccess(server -> port = server.actualPort());
    }

    boolean isReal(Map<String, String> environment) {
        return environment.containsKey("MAINSWATCH_TELEGRAM_TOKEN")
                || environment.containsKey("MAINSWATCH_TELEGRAM_TOKEN_FILE");
    }

    Map<String, String> settings() {
        return Map.of(
                "MAINSWATCH_TELEGRAM_TOKEN",
                TOKEN,
                "MAINSWATCH_TELEGRAM_API_URL",
                "http://127.0.0.1:" + port,
                "MAINSWATCH_TELEGRAM_CHATS",
                Long.toString(CHAT));
    }

    private void answer(HttpServerRequest request) {
        var method = request.path().substring(request.path().lastIndexOf('/') + 1);
        if (method.equals("getUpdates")) {
            vertx.setTimer(POLL_MILLIS, due -> ok(request.response(), new JsonArray()));
            return;
        }
        request.body().onSuccess(body -> {
            if (body.length() <= LARGEST_BODY && method.startsWith("sendMessage")) {
                shown.accept(body.toJsonObject().getString("text", ""));
            }
            ok(request.response(), message());
        });
    }

    private JsonObject message() {
        return new JsonObject()
                .put("message_id", messages.incrementAndGet())
                .put("chat", new JsonObject().put("id", CHAT).put("type", "private"));
    }

    private static void ok(HttpServerResponse response, Object result) {
        if (!response.closed()) {
            response.putHeader("Content-Type", "application/json")
                    .end(new JsonObject().put("ok", true).put("result", result).toBuffer());
        }
    }
}
