package io.mainswatch.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.dashboard.testing.RunningDashboard;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong is refused at the door, every mistake by its name. */
final class BadInputIT {
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

    static Stream<Arguments> mistakes() {
        return Stream.of(
                wrong("POST", "/devices", "{}", "id", "name", "kind"),
                wrong(
                        "POST",
                        "/devices",
                        "{\"id\":\"a/b\",\"name\":\" \",\"kind\":\"tv\",\"supply\":\"solar\",\"credentials\":\"pin\","
                                + "\"cadenceSeconds\":0,\"graceSeconds\":604801,\"color\":\"red\"}",
                        "id",
                        "name",
                        "kind",
                        "supply",
                        "credentials",
                        "cadenceSeconds",
                        "graceSeconds",
                        "color"),
                wrong("POST", "/devices", "{\"id\":\"token\",\"name\":\"x\",\"kind\":\"meter\"}", "id"),
                wrong("POST", "/devices", "{\"id\":7,\"name\":8,\"kind\":9}", "id", "name", "kind"),
                wrong("PATCH", "/devices/meter", "{\"id\":\"other\",\"cadenceSeconds\":1.5}", "id", "cadenceSeconds"),
                wrong("DELETE", "/devices/meter?data=keep", null, "data"),
                wrong(
                        "POST",
                        "/devices/meter/secret",
                        "{\"overlapSeconds\":-1,\"kind\":\"both\"}",
                        "overlapSeconds",
                        "kind"),
                wrong(
                        "POST",
                        "/devices/meter/relays/1/commands",
                        "{\"state\":\"ON\",\"expiresInSeconds\":3601}",
                        "state",
                        "expiresInSeconds"),
                wrong("POST", "/devices/meter/relays/1/commands", "{}", "state"),
                wrong("POST", "/homes", "{}", "id", "name", "timeZone", "currency"),
                wrong(
                        "POST",
                        "/homes",
                        "{\"id\":\"Ä\",\"name\":\"x\",\"timeZone\":\"+02:00\",\"currency\":\"XYZ\","
                                + "\"location\":{\"latitude\":91,\"height\":1}}",
                        "id",
                        "timeZone",
                        "currency",
                        "location.latitude",
                        "location.longitude",
                        "location.height"),
                wrong("PATCH", "/homes/default", "{\"timeZone\":\"Mars/Base\",\"location\":3}", "timeZone", "location"),
                wrong("POST", "/tokens", "{\"role\":\"god\",\"expiresInDays\":0}", "name", "role", "expiresInDays"),
                wrong("POST", "/tokens", "{\"name\":\"MAINSWATCH_API_TOKEN\",\"role\":\"viewer\"}", "name"),
                wrong("POST", "/session", "{\"user\":\"\",\"pin\":1}", "user", "password", "pin"),
                wrong("POST", "/invitations/lookup", "{\"token\":\"\",\"x\":1}", "token", "x"),
                wrong(
                        "POST",
                        "/invitations/accept",
                        "{\"name\":\" \",\"password\":\"short\"}",
                        "token",
                        "name",
                        "password"),
                wrong(
                        "POST",
                        "/invitations/accept",
                        "{\"token\":\"x\",\"name\":\"some-long-name\",\"password\":\"Some-Long-Name\"}",
                        "password"),
                wrong("POST", "/homes/default/invitations", "{\"role\":\"god\",\"note\":7}", "role", "note"),
                wrong("POST", "/homes/default/invitations?x=1", "{}", "x"),
                wrong("GET", "/homes/default/invitations?limit=1", null, "limit"),
                wrong("GET", "/homes/default/members?limit=0&cursor=eA", null, "limit", "cursor"),
                wrong("PATCH", "/homes/default/members/1", "{\"role\":3}", "role"),
                wrong("GET", "/people?limit=x", null, "limit"),
                wrong("PATCH", "/people/1", "{}", "administrator"),
                wrong("PATCH", "/people/1", "{\"administrator\":\"perhaps\"}", "administrator"),
                wrong(
                        "POST",
                        "/session/passkey",
                        "{\"id\":\"a+b\",\"clientDataJSON\":\"e30\",\"signature\":1}",
                        "id",
                        "clientDataJSON",
                        "authenticatorData",
                        "signature"),
                wrong("GET", "/devices?limit=0&cursor=!&colour=red", null, "limit", "cursor", "colour"),
                wrong("GET", "/devices?limit=1001", null, "limit"),
                wrong("GET", "/devices?limit=1&limit=2", null, "limit"),
                wrong("GET", "/devices/meter?x=1", null, "x"),
                wrong(
                        "GET",
                        "/devices/meter/readings?from=yesterday&to=2026-01-01&channel=65",
                        null,
                        "from",
                        "to",
                        "channel"),
                wrong("GET", "/devices/meter/readings?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z", null, "from"),
                wrong("GET", "/devices/meter/readings?from=1970-01-01T00:00:00Z", null, "from"),
                wrong("GET", "/devices/meter/readings?cursor=MjAyNi0wMS0wMVQwMDowMDowMFogeA", null, "cursor"),
                wrong(
                        "GET",
                        "/devices/meter/series?from=x&to=2009-12-31T00:00:00Z&channel=0&points=9&step=1",
                        null,
                        "from",
                        "to",
                        "channel",
                        "points",
                        "step"),
                wrong("GET", "/devices/meter/series?from=2026-01-02T00:00:00Z&to=2026-01-02T00:00:00Z", null, "from"),
                wrong("GET", "/devices/meter/series?points=2001", null, "points"),
                wrong("GET", "/energy?bucket=decade&by=room&channel=1", null, "bucket", "by", "device"),
                wrong("GET", "/energy?bucket=15m&from=2026-01-01T00:00:00Z&to=2026-04-01T00:00:00Z", null, "bucket"),
                wrong("GET", "/stats?from=2020-01-01T00:00:00Z&to=2026-01-01T00:00:00Z", null, "from"),
                wrong("GET", "/outages?verdict=ghost&from=x", null, "verdict", "from"),
                wrong("GET", "/outages?from=2026-01-02T00:00:00Z&to=2026-01-02T00:00:00Z", null, "from"),
                wrong("GET", "/outages?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z", null, "from"),
                wrong("GET", "/rejected?cursor=eA", null, "cursor"),
                wrong("GET", "/tokens?cursor=eA", null, "cursor"),
                wrong("GET", "/live?since=1", null, "since"),
                wrong(
                        "POST",
                        "/claim-codes",
                        "{\"deviceId\":\"token\",\"kind\":\"tv\",\"expiresInSeconds\":59,\"code\":\"x\"}",
                        "deviceId",
                        "kind",
                        "expiresInSeconds",
                        "code"),
                wrong("GET", "/claim-codes?cursor=eA", null, "cursor"),
                wrong("PATCH", "/homes/default", "{\"billingAccount\":\"\"}", "billingAccount"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void every_mistake_is_named(String method, String path, String body, List<String> fields) {
        var reply = dashboard.send(method, path, RunningDashboard.bearer(RunningDashboard.ADMINISTRATOR), body);

        assertThat(reply.status()).as(reply.text()).isEqualTo(400);
        assertThat(reply.mistakes()).containsExactlyInAnyOrderElementsOf(fields);
    }

    static Stream<Arguments> noObject() {
        return Stream.of("", "[]", "null", "{", "\"text\"", "{\"a\":1}}", "\u0000")
                .map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("noObject")
    void a_body_that_is_no_object_is_refused(String body) {
        assertThat(dashboard.post("/devices", body).status()).isEqualTo(400);
        assertThat(dashboard.post("/session", body).status()).isEqualTo(400);
    }

    @Test
    void a_body_that_is_too_long_is_refused() {
        var body = "{\"name\":\"" + "x".repeat(70_000) + "\"}";

        assertThat(dashboard.post("/devices", body).status()).isEqualTo(413);
    }

    @Test
    void a_path_that_names_nothing_is_not_there() {
        for (String path :
                List.of("/nothing", "/devices/a%2Fb", "/devices/%00", "/tokens/x", "/homes/X", "/outages/1")) {
            var method = path.startsWith("/tokens") ? "DELETE" : "GET";
            var reply = dashboard.send(method, path, RunningDashboard.bearer(RunningDashboard.ADMINISTRATOR), null);
            assertThat(reply.status()).as(path).isEqualTo(404);
        }
        assertThat(dashboard
                        .post("/devices/meter/relays/17/commands", "{\"state\":\"on\"}")
                        .status())
                .isEqualTo(404);
    }

    private static Arguments wrong(String method, String path, String body, String... fields) {
        return Arguments.of(method, path, body, List.of(fields));
    }
}
