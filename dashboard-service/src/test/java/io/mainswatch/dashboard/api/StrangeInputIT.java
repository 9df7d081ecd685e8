package io.mainswatch.dashboard.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.dashboard.http.Cursor;
import io.mainswatch.dashboard.testing.Description;
import io.mainswatch.dashboard.testing.Description.Operation;
import io.mainswatch.dashboard.testing.RunningDashboard;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every parameter of every operation, with what nobody should send: it is refused, and nothing breaks. */
final class StrangeInputIT {
    private static final List<String> STRANGE = Stream.concat(
                    Stream.of(
                            "%00",
                            "a%00b",
                            "x".repeat(300),
                            "%F0%9F%94%8C",
                            "%FF",
                            "%ED%A0%80",
                            "..%2F..",
                            "%27%3B--",
                            "-1",
                            "9999999999999999999999",
                            "%2B999999999-01-01T00:00:00Z",
                            "-999999999-01-01T00:00:00Z",
                            "18446744073709551615-9223372036854775807"),
                    Stream.of(
                            new Cursor(null, "a\u0000b").toString(),
                            new Cursor(Instant.EPOCH, "a\u0000b").toString(),
                            new Cursor(Instant.EPOCH, "999999999999").toString(),
                            new Cursor(Instant.MAX, "1").toString(),
                            new Cursor(Instant.MIN, "1").toString(),
                            Base64.getUrlEncoder().encodeToString(" \ud83d\udd0c".getBytes(UTF_8))))
            .toList();

    /** A mark that is none is answered with the whole state, and then the stream goes on. */
    private static final String OF_ANY_FORM = "lastEventId";

    private static RunningDashboard dashboard;

    @BeforeAll
    static void start() {
        dashboard = RunningDashboard.start();
        dashboard.rows().device("meter", "default");
    }

    @AfterAll
    static void stop() {
        dashboard.close();
    }

    static Stream<Operation> operations() {
        return new Description().operations().stream();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void what_nobody_should_send_breaks_nothing(Operation operation) {
        for (String path : strangePaths(operation)) {
            var body = operation.hasBody() ? "{\"state\":\"on\"}" : null;
            var reply = dashboard.send(
                    operation.method(), path, RunningDashboard.bearer(RunningDashboard.ADMINISTRATOR), body);
            assertThat(reply.status()).as(operation.method() + " " + path).isLessThan(500);
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void a_path_that_cannot_name_anything_names_nothing(Operation operation) {
        if (operation.path().contains("{id}") && !operation.hasBody()) {
            var path =
                    operation.path().replace("{id}", "%00").replace("{n}", "1").replace("{sender}", "cron");
            var reply = dashboard.send(
                    operation.method(), path, RunningDashboard.bearer(RunningDashboard.ADMINISTRATOR), null);
            assertThat(reply.status()).as(path).isEqualTo(404);
        }
    }

    private static List<String> strangePaths(Operation operation) {
        var paths = new ArrayList<String>();
        for (String strange : STRANGE) {
            if (operation.path().contains("{id}")) {
                paths.add(operation
                        .path()
                        .replace("{id}", strange)
                        .replace("{n}", "1")
                        .replace("{sender}", "cron"));
            }
            if (operation.path().contains("{n}")) {
                paths.add(operation.path().replace("{id}", "meter").replace("{n}", strange));
            }
            if (operation.path().contains("{sender}")) {
                paths.add(operation.path().replace("{id}", "meter").replace("{sender}", strange));
            }
            var sound = operation
                    .path()
                    .replace("{id}", sound(operation.path()))
                    .replace("{n}", "1")
                    .replace("{sender}", "cron");
            operation.parameters("query").stream()
                    .filter(name -> !name.equals(OF_ANY_FORM))
                    .forEach(name -> paths.add(sound + "?" + name + "=" + strange));
        }
        return paths;
    }

    private static String sound(String path) {
        return path.startsWith("/homes") ? "default" : path.startsWith("/devices") ? "meter" : "1";
    }
}
