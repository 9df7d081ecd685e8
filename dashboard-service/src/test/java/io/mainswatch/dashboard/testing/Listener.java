package io.mainswatch.dashboard.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.mainswatch.common.http.Json;
import io.mainswatch.common.testing.Await;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** A browser's EventSource, as far as a test needs one: reads on a thread of its own. */
public final class Listener implements AutoCloseable {
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final Stream<String> lines;
    private final Thread reader;
    private volatile String lastId = "";
    private volatile boolean ended;

    private Listener(Stream<String> lines) {
        this.lines = lines;
        this.reader = new Thread(this::read, "listener");
        reader.setDaemon(true);
        reader.start();
    }

    /** One event as it came. */
    public record Event(String id, String kind, String data) {
        public JsonNode json() {
            try {
                return Json.MAPPER.readTree(data);
            } catch (JsonProcessingException e) {
                throw new AssertionError(data, e);
            }
        }
    }

    /** @param query with its question mark, or empty */
    public static Listener open(RunningDashboard dashboard, String query, String token, String lastEventId) {
        var headers = new HashMap<>(RunningDashboard.bearer(token));
        if (!lastEventId.isEmpty()) {
            headers.put("Last-Event-ID", lastEventId);
        }
        return open(dashboard, query, headers);
    }

    public static Listener open(RunningDashboard dashboard, String query, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(dashboard.uri("/api/v1/live" + query));
        headers.forEach(request::setHeader);
        try {
            var response = dashboard.client().send(request.build(), BodyHandlers.ofLines());
            if (response.statusCode() != 200) {
                throw new AssertionError("status " + response.statusCode());
            }
            return new Listener(response.body());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    public static Listener open(RunningDashboard dashboard) {
        return open(dashboard, "", RunningDashboard.ADMINISTRATOR, "");
    }

    public List<Event> events() {
        return events;
    }

    /** Where it would resume. */
    public String lastId() {
        return lastId;
    }

    public boolean isEnded() {
        return ended;
    }

    /** The first event of this kind whose data holds the text. */
    public Event await(String kind, String text) {
        Await.until(kind + " with " + text + " among " + events, () -> find(kind, text) != null);
        return find(kind, text);
    }

    public long count(String kind) {
        return events.stream().filter(event -> event.kind().equals(kind)).count();
    }

    private Event find(String kind, String text) {
        return events.stream()
                .filter(event -> event.kind().equals(kind) && event.data().contains(text))
                .findFirst()
                .orElse(null);
    }

    private void read() {
        try {
            var kind = new String[] {""};
            var data = new String[] {""};
            var id = new String[] {""};
            lines.forEach(line -> {
                if (line.isEmpty()) {
                    if (!id[0].isEmpty()) {
                        lastId = id[0];
                    }
                    if (!data[0].isEmpty()) {
                        events.add(new Event(id[0], kind[0], data[0]));
                    }
                    kind[0] = "";
                    data[0] = "";
                    id[0] = "";
                } else if (line.startsWith("id: ")) {
                    id[0] = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    kind[0] = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data[0] = line.substring(6);
                }
            });
        } catch (RuntimeException closed) {
            // The connection is gone: so is this reader.
        } finally {
            ended = true;
        }
    }

    @Override
    public void close() {
        lines.close();
    }
}
