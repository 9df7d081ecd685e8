package io.mainswatch.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.common.bus.Addresses;
import io.mainswatch.common.bus.Addresses.RelayRequest;
import io.mainswatch.common.bus.Addresses.RelayRequestAccepted;
import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.security.LinkCodes;
import io.mainswatch.common.testing.Await;
import io.mainswatch.dashboard.testing.RunningDashboard;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Homes with their mains, outages, relay commands and rejected messages, from rows as other services write them. */
final class HomesIT {
    private static final Map<String, String> ADMINISTRATOR = RunningDashboard.bearer(RunningDashboard.ADMINISTRATOR);
    private static final Queue<RelayRequest> REQUESTS = new ConcurrentLinkedQueue<>();

    private static RunningDashboard dashboard;

    @BeforeAll
    static void start() {
        dashboard = RunningDashboard.start();
        dashboard.rows().device("plug", "default");
        dashboard.test().platform().bus().answer(Addresses.RELAY_REQUEST, request -> {
            REQUESTS.add(request);
            return request.relay() == 16
                    ? Future.failedFuture(Failure.forbidden("not this one"))
                    : Future.succeededFuture(new RelayRequestAccepted("command", "queued"));
        });
    }

    @AfterAll
    static void stop() {
        dashboard.close();
    }

    @Test
    void a_home_is_made_edited_and_shown_with_its_mains() {
        var made = dashboard.post(
                "/homes", "{\"id\":\"cabin\",\"name\":\"Cabin\",\"timeZone\":\"Asia/Kolkata\",\"currency\":\"INR\"}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.at("/location").isNull()).isTrue();
        assertThat(dashboard
                        .post("/homes", "{\"id\":\"cabin\",\"name\":\"x\",\"timeZone\":\"UTC\",\"currency\":\"EUR\"}")
                        .status())
                .isEqualTo(409);

        var edited = dashboard.send(
                "PATCH", "/homes/cabin", ADMINISTRATOR, "{\"location\":{\"latitude\":12.9,\"longitude\":77.6}}");
        assertThat(edited.at("/location/longitude").asDouble()).isEqualTo(77.6);
        var renamed = dashboard.send("PATCH", "/homes/cabin", ADMINISTRATOR, "{\"name\":\"Cabin by the lake\"}");
        assertThat(renamed.at("/location/longitude").asDouble()).isEqualTo(77.6);
        var forgotten = dashboard.send("PATCH", "/homes/cabin", ADMINISTRATOR, "{\"location\":null}");
        assertThat(forgotten.at("/location").isNull()).isTrue();
        assertThat(forgotten.at("/name").asText()).isEqualTo("Cabin by the lake");
        assertThat(edited.at("/name").asText()).isEqualTo("Cabin");

        dashboard.rows().supply("cabin", "off");
        var shown = dashboard.get("/homes/cabin");
        assertThat(shown.at("/supply/state").asText()).isEqualTo("off");
        assertThat(shown.at("/supply/confidence").asText()).isEqualTo("0.95");
        assertThat(dashboard.get("/homes").items("id")).containsSubsequence("cabin", "default");
        assertThat(dashboard.get("/homes?home=cabin").items("id")).containsExactly("cabin");
    }

    @Test
    void a_list_of_chats_is_continued_by_its_cursor() {
        dashboard.rows().home("chatty", "UTC");
        dashboard
                .rows()
                .run("INSERT INTO telegram_chat (chat_id, home_id, title, source, linked_at)"
                        + " SELECT -100200300400 - i, 'chatty', 'chat ' || i, 'linked', now() + i / 3 * interval '1 s'"
                        + " FROM generate_series(0, 4) i");

        var seen = new ArrayList<String>();
        var cursor = "";
        do {
            var page = dashboard.get("/homes/chatty/chats?limit=2" + cursor);
            assertThat(page.items("title")).hasSizeBetween(1, 2);
            seen.addAll(page.items("title"));
            cursor = page.at("/next").isNull()
                    ? ""
                    : "&cursor=" + page.at("/next").asText();
        } while (!cursor.isEmpty());

        assertThat(seen).hasSize(5).doesNotHaveDuplicates();
        assertThat(seen.subList(0, 3)).containsExactlyInAnyOrder("chat 0", "chat 1", "chat 2");
        assertThat(dashboard.get("/homes/chatty/chats?limit=0").status()).isEqualTo(400);
    }

    @Test
    void a_chat_joins_by_a_code_that_only_this_installation_signs() {
        var link = dashboard.send("POST", "/homes/default/telegram-link", ADMINISTRATOR, null);

        assertThat(link.status()).isEqualTo(201);
        var codes = new LinkCodes(dashboard.test().platform().secrets());
        assertThat(codes.redeem(link.at("/code").asText(), dashboard.clock().now()))
                .hasValue("default");
        assertThat(Instant.parse(link.at("/expiresAt").asText()))
                .isAfter(dashboard.clock().now());
        dashboard
                .rows()
                .run(
                        "INSERT INTO telegram_chat (chat_id, home_id, title, source) VALUES (-100123, 'default', 'Family', 'linked')");
        assertThat(dashboard.get("/homes/default/chats").items("title")).containsExactly("Family");
    }

    @Test
    void outages_come_newest_first_and_are_found_by_time_and_verdict() {
        var noon = Instant.parse("2026-03-10T12:00:00Z");
        dashboard.rows().outage("o1", "default", noon, noon.plusSeconds(600), "power");
        dashboard.rows().outage("o2", "default", noon.plusSeconds(3_600), noon.plusSeconds(7_200), "internet");
        dashboard.rows().outage("o3", "default", noon.plusSeconds(10_000), null, "power");

        assertThat(dashboard.get("/outages").items("id")).containsExactly("o3", "o2", "o1");
        assertThat(dashboard.get("/outages?verdict=power").items("id")).containsExactly("o3", "o1");
        assertThat(dashboard
                        .get("/outages?from=2026-03-10T12:10:00Z&to=2026-03-10T13:00:01Z")
                        .items("id"))
                .containsExactly("o2");
        assertThat(dashboard.get("/outages?from=2030-01-01T00:00:00Z").items("id"))
                .containsExactly("o3");
        var first = dashboard.get("/outages?limit=2");
        assertThat(dashboard
                        .get("/outages?limit=2&cursor=" + first.at("/next").asText())
                        .items("id"))
                .containsExactly("o1");
        assertThat(dashboard
                        .get("/outages?from=2026-03-10T12:05:00Z&to=2026-03-10T12:06:00Z")
                        .items("id"))
                .as("begun before the span, ended after it")
                .containsExactly("o1");
        var shown = dashboard.get("/outages/o3");
        assertThat(shown.at("/confidence").asText()).isEqualTo("0.9");
        assertThat(shown.at("/endedAt").isNull()).isTrue();
        assertThat(shown.at("/evidence/0/says").asText()).isEqualTo("not charging");
    }

    @Test
    void a_relay_is_asked_for_in_the_callers_own_name() {
        var accepted = dashboard.post("/devices/plug/relays/2/commands", "{\"state\":\"off\"}");

        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.at("/id").asText()).isEqualTo("command");
        long token = dashboard.rows().number("SELECT id FROM api_token WHERE name = 'MAINSWATCH_API_TOKEN'");
        assertThat(REQUESTS).contains(new RelayRequest("plug", 2, "off", 30, "token:" + token));
        var session = dashboard.signIn("admin", "correct horse battery");
        dashboard.send("POST", "/devices/plug/relays/3/commands", session, "{\"state\":\"on\",\"expiresInSeconds\":5}");
        assertThat(REQUESTS).contains(new RelayRequest("plug", 3, "on", 5, "user:1"));
    }

    @Test
    void what_relay_service_refuses_is_refused() {
        assertThat(dashboard
                        .post("/devices/plug/relays/16/commands", "{\"state\":\"on\"}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void without_relay_service_a_command_is_not_available() {
        try (var alone = RunningDashboard.start()) {
            alone.rows().device("plug", "default");
            var refused = alone.post("/devices/plug/relays/1/commands", "{\"state\":\"on\"}");
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.header("Retry-After")).isNotBlank();
        }
    }

    @Test
    void a_command_tells_how_far_it_came() {
        dashboard.rows().relayCommand("c-1", "default", "plug");
        dashboard
                .rows()
                .run(
                        "UPDATE relay_command SET status = 'failed', reason = 'the device got the command but says that it is off', ended_at = now()"
                                + " WHERE id = 'c-1'");

        var shown = dashboard.get("/relay-commands/c-1");
        assertThat(shown.at("/status").asText()).isEqualTo("failed");
        assertThat(shown.at("/reason").asText()).isEqualTo("the device got the command but says that it is off");
        assertThat(dashboard.get("/devices/plug/relay-commands").items("id")).contains("c-1");
    }

    @Test
    void rejected_messages_come_newest_first_whatever_their_bytes_are() {
        dashboard.rows().rejected("default", "plug", "first");
        dashboard
                .rows()
                .run("INSERT INTO rejected_message (home_id, device_id, door, topic, reason, payload, bytes)"
                        + " VALUES ('default', 'plug', 'http', '/v1/readings', 'second', '\\x00ff80'::bytea, 3)");

        assertThat(dashboard.get("/rejected?device=plug").items("reason")).containsExactly("second", "first");
        var first = dashboard.get("/rejected?limit=1");
        assertThat(dashboard
                        .get("/rejected?limit=1&cursor=" + first.at("/next").asText())
                        .items("reason"))
                .containsExactly("first");
    }

    @Test
    void an_away_database_is_told_as_not_available() {
        try (var dashboard = RunningDashboard.start()) {
            Await.result(dashboard.test().platform().database().close());
            assertThat(dashboard.get("/devices").status()).isEqualTo(503);
            assertThat(dashboard
                            .post("/session", "{\"user\":\"admin\",\"password\":\"x\"}")
                            .status())
                    .isEqualTo(503);
        }
    }
}
