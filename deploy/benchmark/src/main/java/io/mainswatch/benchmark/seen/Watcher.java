package io.mainswatch.benchmark.seen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Looks for a value as a browser does, on the live stream, and as a program does, in the list of readings. */
public final class Watcher implements AutoCloseable {
    private static final int PAUSE_MILLIS = 2;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpRequest readings;
    private final String token;
    private final Stream<String> live;
    private volatile Wanted wanted = new Wanted("", new CompletableFuture<>());

    /** Connects to the live stream of the default home. */
    public Watcher(URI api, String token, String device) throws IOException, InterruptedException {
        this.token = token;
        readings = request(api.resolve("/api/v1/devices/" + device + "/readings?limit=1000"));
        live = http.send(request(api.resolve("/api/v1/live?home=default")), BodyHandlers.ofLines())
                .body();
        var listener = new Thread(this::listen, "live");
        listener.setDaemon(true);
        listener.start();
    }

    private record Wanted(String text, CompletableFuture<Long> heardAt) {}

    /** When the live stream carries so many watts, by {@link System#nanoTime}. */
    public CompletableFuture<Long> onLive(int watts) {
        var heardAt = new CompletableFuture<Long>();
        wanted = new Wanted(text(watts), heardAt);
        return heardAt;
    }

    /** When the list of readings has so many watts. */
    public CompletableFuture<Long> inList(int watts) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                while (!http.send(readings, BodyHandlers.ofString()).body().contains(text(watts))) {
                    TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
                }
                return System.nanoTime();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private void listen() {
        try {
            live.forEach(this::heard);
        } catch (UncheckedIOException closed) {
            // Nobody watches any more. Whoever still waits for a value is told so by the clock.
        }
    }

    private void heard(String line) {
        var sought = wanted;
        if (!sought.text().isEmpty() && line.contains(sought.text())) {
            sought.heardAt().complete(System.nanoTime());
        }
    }

    private static String text(int watts) {
        return "\"powerWatts\":" + watts;
    }

    private HttpRequest request(URI uri) {
        return HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + token)
                .build();
    }

    @Override
    public void close() {
        live.close();
    }
}
