package io.mainswatch.alert.channel.telegram;

import io.mainswatch.common.testing.Await;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A Bot API on this machine that speaks the wire format: remembers what it was sent, answers as scripted, and hands out
 * what people "said". Port 0 of the address given, so any number may run.
 */
public final class BotApi implements AutoCloseable {
    private static final long EMPTY_POLL_MILLIS = 200;
    private static final int NO_ANSWER = -1;

    private final Vertx vertx = Vertx.vertx();
    private final String token;
    private final List<Message> messages = new CopyOnWriteArrayList<>();
    private final List<String> refused = new CopyOnWriteArrayList<>();
    private final Queue<Script> scripts = new ConcurrentLinkedQueue<>();
    private final Map<String, Script> byText = new ConcurrentHashMap<>();
    private final List<JsonObject> updates = new CopyOnWriteArrayList<>();
    private volatile boolean otherReader;
    private final AtomicLong ids = new AtomicLong(100);
    private final HttpServer server;

    /** A message as it arrived, whether or not it was answered. */
    public record Message(long chatId, String text, long answers, boolean silent, long messageId, Instant arrivedAt) {}

    /** How the next sendMessage is answered; {@code keep}: whether the message counts as arrived. */
    public record Script(int status, JsonObject body, boolean keep, boolean answer) {
        public static Script tooMany(int retryAfterSeconds) {
            return error(429, "Too Many Requests", new JsonObject().put("retry_after", retryAfterSeconds));
        }

        public static Script blocked() {
            return error(403, "Forbidden: bot was blocked by the user", new JsonObject());
        }

        public static Script movedTo(long chatId) {
            return error(
                    400,
                    "Bad Request: group chat was upgraded to a supergroup chat",
                    new JsonObject().put("migrate_to_chat_id", chatId));
        }

        public static Script serverError() {
            return error(502, "Bad Gateway", new JsonObject());
        }

        /** Takes the message and breaks the connection before it answers. */
        public static Script takeAndHangUp() {
            return new Script(0, new JsonObject(), true, false);
        }

        /** Takes the message and says nothing, for as long as the connection lasts. */
        public static Script takeAndSayNothing() {
            return new Script(NO_ANSWER, new JsonObject(), true, false);
        }

        public static Script error(int status, String description, JsonObject parameters) {
            return new Script(
                    status,
                    new JsonObject()
                            .put("ok", false)
                            .put("error_code", status)
                            .put("description", description)
                            .put("parameters", parameters),
                    false,
                    true);
        }
    }

    private BotApi(String token) {
        this.token = token;
        this.server = Await.result(
                vertx.createHttpServer().requestHandler(this::handle).listen(0, "127.0.0.1"));
    }

    public static BotApi start(String token) {
        return new BotApi(token);
    }

    /** For {@code MAINSWATCH_TELEGRAM_API_URL}. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.actualPort());
    }

    /** Everything that arrived, in order. */
    public List<Message> messages() {
        return List.copyOf(messages);
    }

    public List<Message> messages(long chatId) {
        return messages.stream().filter(message -> message.chatId() == chatId).toList();
    }

    /** Requests that named another token or an unknown method. */
    public List<String> refused() {
        return List.copyOf(refused);
    }

    /** Scripts one answer more; without a script everything succeeds. */
    public void next(Script script) {
        scripts.add(script);
    }

    /** Answers every message whose text contains this in the same way from now on. */
    public void answer(String text, Script script) {
        byText.put(text, script);
    }

    public void answerAsUsual() {
        byText.clear();
    }

    /** Another program reads what is said to this bot, or does no longer. */
    public void otherReader(boolean reads) {
        otherReader = reads;
    }

    /** Somebody says something to the bot. */
    public void say(long chatId, String text) {
        say(new JsonObject().put("id", chatId).put("type", "private").put("first_name", "Asha"), text);
    }

    public void say(JsonObject chat, String text) {
        updates.add(new JsonObject()
                .put("update_id", updates.size() + 1)
                .put(
                        "message",
                        new JsonObject().put("message_id", 1).put("chat", chat).put("text", text)));
    }

    @Override
    public void close() {
        Await.result(vertx.close());
    }

    private void handle(HttpServerRequest request) {
        var method = request.path().substring(request.path().lastIndexOf('/') + 1);
        if (!request.path().startsWith("/bot" + token + "/")) {
            refused.add(request.path());
            answer(request, 401, new JsonObject().put("ok", false).put("description", "Unauthorized"));
            return;
        }
        request.body().onSuccess(body -> {
            switch (method) {
                case "sendMessage" -> send(request, body.toJsonObject());
                case "getUpdates" -> poll(request, body.toJsonObject());
                default -> {
                    refused.add(method);
                    answer(request, 404, new JsonObject().put("ok", false).put("description", "Not Found"));
                }
            }
        });
    }

    private void send(HttpServerRequest request, JsonObject body) {
        var script = script(body.getString("text"));
        if (script == null || script.keep()) {
            long id = ids.incrementAndGet();
            var answers = body.getJsonObject("reply_parameters", new JsonObject());
            messages.add(new Message(
                    body.getLong("chat_id"),
                    body.getString("text"),
                    answers.getLong("message_id", 0L),
                    body.getBoolean("disable_notification", false),
                    id,
                    Instant.now()));
            if (script == null) {
                answer(request, 200, ok(new JsonObject().put("message_id", id)));
                return;
            }
        }
        if (script.answer()) {
            answer(request, script.status(), script.body());
        } else if (script.status() != NO_ANSWER) {
            request.connection().close();
        }
    }

    private @Nullable Script script(String text) {
        return byText.entrySet().stream()
                .filter(entry -> text.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(scripts::poll);
    }

    private void poll(HttpServerRequest request, JsonObject body) {
        if (otherReader) {
            answer(
                    request,
                    409,
                    Script.error(409, "Conflict: terminated by other getUpdates request", new JsonObject())
                            .body());
            return;
        }
        long offset = body.getLong("offset", 0L);
        var waiting = updates.stream()
                .filter(update -> update.getLong("update_id") >= offset)
                .toList();
        if (waiting.isEmpty()) {
            vertx.setTimer(EMPTY_POLL_MILLIS, later -> answer(request, 200, ok(new JsonArray())));
        } else {
            answer(request, 200, ok(new JsonArray(waiting)));
        }
    }

    private static JsonObject ok(Object result) {
        return new JsonObject().put("ok", true).put("result", result);
    }

    private static void answer(HttpServerRequest request, int status, JsonObject body) {
        if (!request.response().closed()) {
            request.response()
                    .setStatusCode(status)
                    .putHeader("content-type", "application/json")
                    .end(body.toBuffer());
        }
    }
}
