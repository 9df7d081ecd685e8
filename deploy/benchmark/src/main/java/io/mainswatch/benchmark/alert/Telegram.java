package io.mainswatch.benchmark.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** An endpoint that speaks the Bot API's form, takes every message and notes when it came. */
public final class Telegram implements AutoCloseable {
    private static final int LONGEST_POLL_SECONDS = 5;

    private final HttpServer server;
    private final AtomicInteger messages = new AtomicInteger();
    private final LinkedBlockingQueue<Instant> arrivals = new LinkedBlockingQueue<>();

    public Telegram() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::answer);
        server.start();
    }

    /** What goes before {@code /bot<token>/<method>}. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Forgets what came so far. */
    public void forget() {
        arrivals.clear();
    }

    /** When the next message came, or fails. */
    public Instant next(Duration patience) throws IOException, InterruptedException {
        var at = arrivals.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (at == null) {
            throw new IOException("no message came within " + patience);
        }
        return at;
    }

    private void answer(HttpExchange exchange) throws IOException {
        var now = Instant.now();
        var method = exchange.getRequestURI().getPath().replaceFirst(".*/", "");
        exchange.getRequestBody().readAllBytes();
        var result = switch (method) {
            case "sendMessage" -> {
                arrivals.add(now);
                yield message();
            }
            case "editMessageText" -> message();
            case "getUpdates" -> nothing();
            default -> "true";
        };
        var body = ("{\"ok\":true,\"result\":" + result + "}").getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private String message() {
        return "{\"message_id\":" + messages.incrementAndGet()
                + ",\"date\":0,\"chat\":{\"id\":1,\"type\":\"private\"}}";
    }

    /** A poll is held open, as the real one is. */
    private static String nothing() {
        try {
            TimeUnit.SECONDS.sleep(LONGEST_POLL_SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "[]";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
