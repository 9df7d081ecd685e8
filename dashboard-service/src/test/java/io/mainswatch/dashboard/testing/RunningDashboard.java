package io.mainswatch.dashboard.testing;

import io.mainswatch.common.testing.ManualClock;
import io.mainswatch.common.testing.TestPlatform;
import io.mainswatch.dashboard.DashboardVerticle;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** The real service over a real database, spoken to over HTTP. Every answer is held against the API's description. */
public final class RunningDashboard implements AutoCloseable {
    public static final String ADMINISTRATOR = "test-token-of-the-administrator";

    private static final int TOO_MANY = 429;
    private static final int MOST_GUESSES = 40;

    private final TestPlatform test;
    private final DashboardVerticle verticle;
    private final ManualClock clock;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Description description = new Description();
    private final CopyOnWriteArrayList<String> firstPasswords = new CopyOnWriteArrayList<>();
    private final Rows rows;

    private RunningDashboard(TestPlatform test, ManualClock clock) {
        this.test = test;
        this.clock = clock;
        this.verticle = test.deploy(new DashboardVerticle(test.platform(), firstPasswords::add));
        this.rows = new Rows(test);
    }

    public static RunningDashboard start() {
        return start(Map.of());
    }

    public static RunningDashboard start(Map<String, String> settings) {
        var clock = new ManualClock().followingTheMachine();
        var test = TestPlatform.open(clock, settings);
        CheapPasswords.administrator(test, settings);
        return new RunningDashboard(test, clock);
    }

    /** A further copy over the same database. */
    public RunningDashboard copy() {
        return copy(Map.of());
    }

    public RunningDashboard copy(Map<String, String> settings) {
        return new RunningDashboard(TestPlatform.open(test.databaseUrl(), clock, settings), clock);
    }

    public TestPlatform test() {
        return test;
    }

    public ManualClock clock() {
        return clock;
    }

    public Rows rows() {
        return rows;
    }

    public Description description() {
        return description;
    }

    public CopyOnWriteArrayList<String> firstPasswords() {
        return firstPasswords;
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + verticle.actualPort() + path);
    }

    /** As the administrator. */
    public Reply get(String path) {
        return get(path, ADMINISTRATOR);
    }

    public Reply get(String path, String token) {
        return send("GET", path, bearer(token), null);
    }

    /** As the administrator. */
    public Reply post(String path, String body) {
        return send("POST", path, bearer(ADMINISTRATOR), body);
    }

    public static Map<String, String> bearer(String token) {
        return Map.of("Authorization", "Bearer " + token);
    }

    /** @param path below {@code /api/v1} */
    public Reply send(String method, String path, Map<String, String> headers, String body) {
        var request = HttpRequest.newBuilder(uri("/api/v1" + path)).timeout(Duration.ofSeconds(30));
        headers.forEach(request::setHeader);
        if (body != null && !headers.containsKey("Content-Type")) {
            request.setHeader("Content-Type", "application/json");
        }
        request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        var response = send(request.build());
        var bare = path.contains("?") ? path.substring(0, path.indexOf('?')) : path;
        description.check(method, bare, response.statusCode(), mediaType(response), String.valueOf(response.body()));
        return new Reply(response.statusCode(), response.headers(), response.body());
    }

    public HttpClient client() {
        return client;
    }

    /** Signs in, and answers the header that carries the session. */
    public Map<String, String> signIn(String user, String password) {
        var reply = send("POST", "/session", Map.of(), "{\"user\":\"" + user + "\",\"password\":\"" + password + "\"}");
        if (reply.status() != 200) {
            throw new AssertionError("not signed in: " + reply);
        }
        var cookie = reply.header("Set-Cookie");
        return Map.of("Cookie", cookie.substring(0, cookie.indexOf(';')));
    }

    /**
     * Guesses, and waits as long as it is told each time, until it is told to wait this long. However slow the machine,
     * the next guess is then refused too.
     */
    public void refusedFor(Duration wait, Supplier<Reply> guess, int wrong) {
        for (int guesses = 0; guesses < MOST_GUESSES; guesses++) {
            var reply = guess.get();
            if (reply.status() == TOO_MANY) {
                var told = Duration.ofSeconds(Long.parseLong(reply.header("Retry-After")));
                if (told.compareTo(wait) >= 0) {
                    return;
                }
                clock.advance(told);
            } else if (reply.status() != wrong) {
                throw new AssertionError(reply.toString());
            }
        }
        throw new AssertionError("guessing never had to wait for " + wait);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(request.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static Optional<String> mediaType(HttpResponse<?> response) {
        return response.headers().firstValue("Content-Type");
    }

    @Override
    public void close() {
        test.close();
    }
}
