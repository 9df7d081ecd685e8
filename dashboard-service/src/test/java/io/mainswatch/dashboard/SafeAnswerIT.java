package io.mainswatch.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.dashboard.testing.RunningDashboard;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a browser is told with every answer, whatever was asked and however it ended. */
class SafeAnswerIT {
    private static RunningDashboard dashboard;

    @BeforeAll
    static void start() {
        dashboard = RunningDashboard.start();
    }

    @AfterAll
    static void stop() {
        dashboard.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /, 200",
        "GET, /nothing, 404",
        "GET, /service-worker.js, 200",
        "GET, /health/live, 200",
        "GET, /metrics, 200",
        "GET, /api/v1/openapi.json, 200",
        "GET, /api/v1/me, 401",
        "GET, /api/v1/live, 401",
        "GET, /api/v1/nothing, 401",
        "GET, /api/v2/nothing, 404",
        "POST, /, 405",
        "POST, /api/v1/session, 403"
    })
    void every_answer_carries_them(String method, String path, int status) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(dashboard.uri(path))
                .method(method, BodyPublishers.noBody())
                .build();
        var headers = dashboard.client().send(request, BodyHandlers.discarding());

        assertThat(headers.statusCode()).isEqualTo(status);
        assertThat(headers.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.headers().firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(headers.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(headers.headers().firstValue("Cross-Origin-Resource-Policy")).hasValue("same-origin");
        assertThat(headers.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
    }
}
