package io.mainswatch.endtoend.world;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** A device that only says that it lives, over its ping URL; a program that is away misses the beat. */
public final class Beats {
    private static final int GRACE_SECONDS = 4;

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI url;

    private Beats(URI url) {
        this.url = url;
    }

    /** Registers the device and speaks to the program's own ingest port. */
    public static Beats register(Program program, String id, String kind, String supply, int cadenceSeconds) {
        var registered = new Api(program).register(id, kind, supply, cadenceSeconds, GRACE_SECONDS);
        var path = URI.create(registered.get("pingUrl").asText()).getPath();
        return new Beats(program.ingest().resolve(path));
    }

    public void beat() {
        beat("");
    }

    /** @param query {@code ?charging=true} and the like, or nothing */
    public void beat(String query) {
        var request = HttpRequest.newBuilder(URI.create(url + query))
                .timeout(Duration.ofSeconds(10))
                .build();
        try {
            http.send(request, HttpResponse.BodyHandlers.discarding());
        } catch (IOException nobodyListens) {
            // As with a real device: the next one may be heard.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
