package io.mainswatch.benchmark.alert;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A meter on the mains and a phone on its battery, each of which speaks once a second over HTTP. */
public final class Home {
    /** After its last word the meter is silent from here on. */
    public static final Duration BUDGET = Duration.ofSeconds(4);

    private static final long BEAT_MILLIS = 1_000;

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI api;
    private final URI ingest;
    private final String token;
    private final String meterSecret;
    private final URI phone;

    /** Registers both. */
    public Home(URI api, URI ingest, String token) throws IOException, InterruptedException {
        this.api = api;
        this.ingest = ingest;
        this.token = token;
        long half = BUDGET.toSeconds() / 2;
        this.meterSecret = found(
                "secret",
                register(
                        "{\"id\":\"meter\",\"name\":\"Meter\",\"kind\":\"meter\",\"supply\":\"mains\",\"cadenceSeconds\":"
                                + half + ",\"graceSeconds\":" + half + "}"));
        var pingUrl = found(
                "pingUrl",
                register("{\"id\":\"phone\",\"name\":\"Phone\",\"kind\":\"phone\",\"supply\":\"battery\","
                        + "\"cadenceSeconds\":10,\"graceSeconds\":10}"));
        this.phone = ingest.resolve(URI.create(pingUrl).getPath() + "?network=mobile");
    }

    /** Both speak for so long. Returns when the meter's last word was stored. */
    public Instant live(Duration length) throws IOException, InterruptedException {
        var last = Instant.now();
        for (var end = last.plus(length); last.isBefore(end); TimeUnit.MILLISECONDS.sleep(BEAT_MILLIS)) {
            send(HttpRequest.newBuilder(phone));
            last = Instant.now();
            send(HttpRequest.newBuilder(ingest.resolve("/v1/readings"))
                    .header("Authorization", "Bearer " + meterSecret)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"ageMs\":0,\"powerWatts\":100}")));
        }
        return last;
    }

    /** The phone alone speaks for so long. */
    public void goDark(Duration length) throws IOException, InterruptedException {
        for (var end = Instant.now().plus(length);
                Instant.now().isBefore(end);
                TimeUnit.MILLISECONDS.sleep(BEAT_MILLIS)) {
            send(HttpRequest.newBuilder(phone));
        }
    }

    private String register(String device) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(api.resolve("/api/v1/devices"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(device)));
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private static String found(String name, String json) throws IOException {
        var value = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]+)\"").matcher(json);
        if (!value.find()) {
            throw new IOException("no " + name + " in the answer");
        }
        return value.group(1);
    }
}
