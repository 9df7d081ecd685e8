package io.mainswatch.benchmark.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;

/** Devices registered over the product's own API. */
public final class Fleet {
    private static final int AT_ONCE = 16;
    private static final Pattern SECRET = Pattern.compile("\"secret\"\\s*:\\s*\"([^\"]+)\"");

    private Fleet() {}

    /** Registers {@code count} meters named {@code <prefix>0…} and returns their secrets by id. */
    public static Map<String, String> register(URI api, String token, String prefix, int count)
            throws IOException, InterruptedException {
        var http = HttpClient.newHttpClient();
        var secrets = new LinkedHashMap<String, String>();
        var failures = new ConcurrentLinkedQueue<String>();
        var slots = new Semaphore(AT_ONCE);
        for (int i = 0; i < count; i++) {
            var id = prefix + i;
            slots.acquire();
            http.sendAsync(request(api, token, id), HttpResponse.BodyHandlers.ofString())
                    .thenAccept(answer -> {
                        var found = SECRET.matcher(answer.body());
                        if (found.find()) {
                            synchronized (secrets) {
                                secrets.put(id, found.group(1));
                            }
                        } else {
                            failures.add(answer.statusCode() + " " + answer.body());
                        }
                    })
                    .exceptionally(broken -> {
                        failures.add(broken.toString());
                        return null;
                    })
                    .whenComplete((done, broken) -> slots.release());
        }
        slots.acquire(AT_ONCE);
        if (!failures.isEmpty()) {
            throw new IOException(failures.size() + " devices were not registered: " + failures.peek());
        }
        return secrets;
    }

    private static HttpRequest request(URI api, String token, String id) {
        var body = "{\"id\":\"" + id + "\",\"name\":\"Bench " + id
                + "\",\"kind\":\"meter\",\"supply\":\"mains\",\"credentials\":\"secret\",\"cadenceSeconds\":3600}";
        return HttpRequest.newBuilder(api.resolve("/api/v1/devices"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }
}
