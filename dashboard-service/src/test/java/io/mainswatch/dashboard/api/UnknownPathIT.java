package io.mainswatch.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.dashboard.testing.RunningDashboard;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Below {@code /api} every answer is the API's own, also where there is nothing. */
final class UnknownPathIT {
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
        "GET,    /api,                    404",
        "GET,    /api/,                   404",
        "POST,   /api/v2/devices,         404",
        "DELETE, /api/v2,                 404",
        "GET,    /api/v1,                 404",
        "GET,    /api/v1/nothing,         404",
        "POST,   /api/v1/nothing,         404",
        "POST,   /api/v1/devices/a/b/c,   404",
        "DELETE, /api/v1/devices,         405",
        "PUT,    /api/v1/devices/x,       405",
        "POST,   /api/v1/openapi.json,    405",
        "PATCH,  /api/v1/session,         405",
        "GET,    /api/v1/devices/x/secret, 405",
    })
    void what_is_not_there_is_a_problem(String method, String path, int status) throws Exception {
        var response = send(method, path);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(response.body()).contains("\"status\":" + status);
    }

    @Test
    void a_wrong_method_is_told_which_ones_there_are() throws Exception {
        assertThat(send("PUT", "/api/v1/devices/x").headers().firstValue("Allow"))
                .hasValue("DELETE, GET, PATCH");
    }

    @ParameterizedTest
    @CsvSource({"/api/v1/me", "/api/v1/nothing", "/api/v1/openapi.json", "/api/nothing"})
    void every_answer_says_what_time_it_is_here(String path) throws Exception {
        var date = send("GET", path).headers().firstValue("Date").orElse("");

        var said =
                ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        assertThat(Duration.between(said, dashboard.clock().now())).isLessThan(Duration.ofMinutes(1));
    }

    private static HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(dashboard.uri(path))
                .header("Authorization", "Bearer " + RunningDashboard.ADMINISTRATOR)
                .method(method, BodyPublishers.noBody())
                .build();
        return dashboard.client().send(request, BodyHandlers.ofString());
    }
}
