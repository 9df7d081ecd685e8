package io.mainswatch.benchmark.page;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The question behind a chart of a month, asked as the page asks it. */
public final class MonthChart {
    private static final int POINTS = 800;
    private static final Duration MONTH = Duration.ofDays(30);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Pattern MEANS = Pattern.compile("\"meanWatts\":\\[([^\\]]*)");

    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpRequest request;

    public MonthChart(URI api, String token, String device) {
        var to = Instant.now().truncatedTo(ChronoUnit.MINUTES);
        request = HttpRequest.newBuilder(api.resolve("/api/v1/devices/" + device + "/series?channel=1&from="
                        + to.minus(MONTH) + "&to=" + to + "&points=" + POINTS))
                .header("Authorization", "Bearer " + token)
                .build();
    }

    /** Waits until the past that was sent is rolled up: hardly a point is missing. */
    public void awaitWhole() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (missing() > 0.01) {
            if (System.nanoTime() > deadline) {
                throw new IOException("the month was not rolled up in " + PATIENCE);
            }
            TimeUnit.SECONDS.sleep(1);
        }
    }

    /** Milliseconds until the whole answer is here. */
    public double ask() throws IOException, InterruptedException {
        long from = System.nanoTime();
        answer();
        return (System.nanoTime() - from) / 1e6;
    }

    private double missing() throws IOException, InterruptedException {
        var means = MEANS.matcher(answer());
        if (!means.find()) {
            return 1;
        }
        var values = means.group(1).split(",", -1);
        int gaps = 0;
        for (var value : values) {
            gaps += value.equals("null") ? 1 : 0;
        }
        return (double) gaps / values.length;
    }

    private String answer() throws IOException, InterruptedException {
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("the chart answered " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }
}
