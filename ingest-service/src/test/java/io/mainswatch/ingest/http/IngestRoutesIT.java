package io.mainswatch.ingest.http;

import static io.mainswatch.ingest.http.RunningIngest.NOON;
import static io.mainswatch.ingest.http.RunningIngest.reading;
import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.common.testing.Await;
import io.mainswatch.ingest.device.Registry;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may come in, and what there is, over a real socket. */
class IngestRoutesIT {
    private static RunningIngest service;
    private static Registry registry;
    private static Door door;
    private static String secret;

    @BeforeAll
    static void open() {
        service = new RunningIngest();
        registry = service.registry();
        door = service.door();
        secret = registry.secret("m1");
    }

    @AfterAll
    static void close() {
        service.close();
    }

    @Test
    void the_time_is_told_to_anyone() {
        var answer = door.get("/v1/time");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(Instant.parse(answer.tree().path("time").asText()))
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer ", "Bearer guessed", "Basic bTE6c2VjcmV0", "Bearer x y z"})
    void a_stranger_is_refused_and_learns_the_time(String authorization) {
        var answer = door.post("/v1/readings", "{\"powerWatts\":1}", "Authorization", authorization);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(Instant.parse(answer.header("X-Server-Time"))).isAfter(NOON);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @Test
    void a_secret_opens_the_door_only_for_its_own_device() {
        var body = reading(0, 1);
        var bearer = "Bearer " + secret;
        assertThat(door.post("/v1/readings", body, "Authorization", bearer, "X-Device", "m1")
                        .status())
                .isEqualTo(200);
        assertThat(door.post("/v1/readings", body, "Authorization", bearer, "X-Device", "AC001")
                        .status())
                .isEqualTo(401);
        assertThat(door.post("/v1/readings", body, "Authorization", bearer, "X-Device", "nobody")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void a_wrong_secret_is_shown_to_the_owner_of_the_device_it_names() {
        registry.device("claimed", "default");
        door.post("/v1/readings", "{}", "Authorization", "Bearer hunter4", "X-Device", "claimed");
        Await.until(
                "kept",
                () -> registry.count("SELECT count(*) FROM rejected_message r WHERE device_id = 'claimed'"
                                + " AND home_id = 'default' AND r::text NOT LIKE '%hunter4%'")
                        == 1);
    }

    @Test
    void what_the_router_refuses_is_a_problem_too() {
        var unknown = door.get("/nothing/here");
        var method = door.get("/v1/readings");
        var large = door.post("/energy", "x".repeat(100_000));
        assertThat(List.of(unknown.status(), method.status(), large.status())).containsExactly(404, 405, 413);
        assertThat(List.of(unknown, method, large)).allSatisfy(answer -> {
            assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(answer.number("status")).isEqualTo(answer.status());
        });
    }

    @Test
    void what_this_door_does_not_have_is_not_found() {
        assertThat(door.get("/v1/readings").status()).isIn(404, 405);
        assertThat(door.get("/nothing").status()).isEqualTo(404);
    }
}
