package io.mainswatch.dashboard.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The door for heartbeats as a sender sees it: a socket that answers, or one that fails. */
public final class PingPeer implements AutoCloseable {
    private static final String PATH = "/ping/a-key_of-2026";

    private final HttpServer server;
    private final List<Map<String, String>> heard = new CopyOnWriteArrayList<>();
    private int willing = Integer.MAX_VALUE;

    public PingPeer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(PATH, this::answer);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + PATH;
    }

    /** What each accepted beat said. */
    public List<Map<String, String>> heard() {
        return heard;
    }

    public synchronized void refuse() {
        willing = 0;
    }

    public synchronized void accept() {
        willing = Integer.MAX_VALUE;
    }

    public synchronized void acceptOnly(int beats) {
        willing = beats;
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        boolean well = willing > 0;
        if (well) {
            willing--;
            heard.add(words(exchange.getRequestURI().getQuery()));
        }
        exchange.sendResponseHeaders(well ? 200 : 503, -1);
        exchange.close();
    }

    private static Map<String, String> words(String query) {
        var words = new TreeMap<String, String>();
        for (String pair : query == null || query.isEmpty() ? new String[0] : query.split("&")) {
            words.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        return words;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
