package io.mainswatch.benchmark.page;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Sensors that post over HTTP: at a steady pace, or a whole past at once. */
public final class Sensors implements AutoCloseable {
    private static final int AT_ONCE = 10;
    private static final int RECORDS = 10_000;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ScheduledExecutorService pace = Executors.newScheduledThreadPool(1);
    private final AtomicLong stored = new AtomicLong();
    private final URI readings;

    public Sensors(URI ingest) {
        readings = ingest.resolve("/v1/readings");
    }

    /** Lets each device post ten readings, a tenth of a second apart, once a second until this is closed. */
    public void speak(Map<String, String> secrets) {
        long apart = TimeUnit.SECONDS.toMicros(1) / secrets.size();
        var devices = List.copyOf(secrets.values());
        var turn = new AtomicLong();
        pace.scheduleAtFixedRate(
                () -> {
                    var secret = devices.get((int) (turn.getAndIncrement() % devices.size()));
                    var now = Instant.now();
                    var body = IntStream.range(0, AT_ONCE)
                            .mapToObj(i -> reading(now.minusMillis(100L * (AT_ONCE - i)), turn.get() + i))
                            .collect(Collectors.joining(",", "[", "]"));
                    http.sendAsync(request(secret, "application/json", body), BodyHandlers.discarding())
                            .thenAccept(answer -> stored.addAndGet(answer.statusCode() == 200 ? AT_ONCE : 0));
                },
                0,
                apart,
                TimeUnit.MICROSECONDS);
    }

    /** Readings stored so far by {@link #speak}. */
    public long stored() {
        return stored.get();
    }

    /** Posts a past with a reading every few seconds, up to now. */
    public void tell(String secret, Duration past, Duration every) throws IOException, InterruptedException {
        var end = Instant.now();
        long records = past.dividedBy(every);
        for (long first = records; first > 0; first -= RECORDS) {
            long from = first;
            var body = IntStream.range(0, (int) Math.min(RECORDS, first))
                    .mapToObj(i -> reading(end.minus(every.multipliedBy(from - i)), from - i))
                    .collect(Collectors.joining("\n"));
            var answer = http.send(request(secret, "application/x-ndjson", body), BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException("the past was refused: " + answer.statusCode() + " " + answer.body());
            }
        }
    }

    private HttpRequest request(String secret, String mediaType, String body) {
        return HttpRequest.newBuilder(readings)
                .header("Authorization", "Bearer " + secret)
                .header("Content-Type", mediaType)
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private static String reading(Instant at, long wave) {
        return "{\"at\":\"" + at + "\",\"powerWatts\":" + (400 + 300 * Math.sin(wave / 700.0))
                + ",\"voltageVolts\":229.8}";
    }

    @Override
    public void close() {
        pace.shutdownNow();
    }
}
