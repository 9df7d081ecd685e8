package io.mainswatch.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.dashboard.testing.Reply;
import io.mainswatch.dashboard.testing.RunningDashboard;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What only a device's owner may ask for: new keys, and the end of it. */
final class OwnersOfDevicesIT {
    private static RunningDashboard dashboard;

    @BeforeAll
    static void start() {
        dashboard = RunningDashboard.start();
    }

    @AfterAll
    static void stop() {
        dashboard.close();
    }

    @Test
    void a_rotation_without_a_body_is_the_usual_one_and_rights_come_before_the_body() {
        register("bare", "meter");
        dashboard.rows().home("elsewhere", "UTC");
        var stranger = dashboard.rows().person("rotating-stranger", "elsewhere", "owner");
        var viewer = dashboard.rows().person("rotating-viewer", "default", "viewer");

        assertThat(rotate("bare", stranger, null)).isEqualTo(404);
        assertThat(rotate("bare", stranger, "[]")).isEqualTo(404);
        assertThat(rotate("bare", viewer, null)).isEqualTo(403);
        assertThat(rotate("bare", viewer, "[]")).isEqualTo(403);
        assertThat(rotate("bare", RunningDashboard.ADMINISTRATOR, "[]")).isEqualTo(400);
        assertThat(rotate("bare", RunningDashboard.ADMINISTRATOR, null)).isEqualTo(201);
    }

    @Test
    void the_data_of_a_hidden_device_can_still_be_removed() {
        register("hidden", "meter");
        dashboard.rows().home("not-theirs", "UTC");
        var stranger = dashboard.rows().person("removing-stranger", "not-theirs", "owner");
        delete("/devices/hidden");

        assertThat(delete("/devices/hidden").status()).isEqualTo(404);
        assertThat(dashboard
                        .send("DELETE", "/devices/hidden?data=delete", RunningDashboard.bearer(stranger), null)
                        .status())
                .isEqualTo(404);
        assertThat(deletionsRequested("hidden")).isZero();
        assertThat(delete("/devices/hidden?data=delete").status()).isEqualTo(204);
        assertThat(delete("/devices/hidden?data=delete").status()).isEqualTo(204);
        assertThat(deletionsRequested("hidden")).isEqualTo(1);

        dashboard.rows().run("UPDATE device SET data_deletion = 'done' WHERE id = 'hidden'");
        assertThat(delete("/devices/hidden?data=delete").status()).isEqualTo(404);
    }

    @Test
    void a_device_moves_with_its_past_and_only_to_a_home_of_ones_own() {
        register("mover", "meter");
        dashboard.rows().home("cabin", "UTC");
        dashboard.rows().home("not-mine", "UTC");
        var owner = dashboard.rows().person("moving-owner", "default", "owner");
        dashboard
                .rows()
                .run("INSERT INTO home_member SELECT id, 'cabin', 'owner' FROM app_user WHERE name = 'moving-owner'");
        int channel = dashboard.rows().channel("mover", 1);
        dashboard
                .rows()
                .interval(channel, Instant.now().truncatedTo(ChronoUnit.HOURS).minusSeconds(7_200), 25, 90, 110, 900);

        assertThat(move("not-mine", owner).status()).isEqualTo(404);
        assertThat(move("Not a home", owner).status()).isEqualTo(404);
        var moved = move("cabin", owner);

        assertThat(moved.at("/homeId").asText()).isEqualTo("cabin");
        assertThat(dashboard.get("/devices?home=default").items("id")).doesNotContain("mover");
        assertThat(dashboard.get("/stats?home=cabin").at("/items/0/energyWh").asDouble())
                .isEqualTo(25);
        assertThat(
                        dashboard
                                .rows()
                                .number(
                                        "SELECT count(*) FROM change WHERE subject = 'mover' AND home_id IN ('default', 'cabin')"))
                .isEqualTo(3);
    }

    private static Reply move(String home, String token) {
        return dashboard.send(
                "PATCH", "/devices/mover", RunningDashboard.bearer(token), "{\"homeId\":\"" + home + "\"}");
    }

    private static int rotate(String id, String token, String body) {
        return dashboard
                .send("POST", "/devices/" + id + "/secret", RunningDashboard.bearer(token), body)
                .status();
    }

    private static long deletionsRequested(String id) {
        return dashboard.rows().number("SELECT count(*) FROM device WHERE id = $1 AND data_deletion = 'requested'", id);
    }

    private static Reply register(String id, String kind) {
        return dashboard.post("/devices", "{\"id\":\"" + id + "\",\"name\":\"Fridge\",\"kind\":\"" + kind + "\"}");
    }

    private static Reply delete(String path) {
        return dashboard.send("DELETE", path, RunningDashboard.bearer(RunningDashboard.ADMINISTRATOR), null);
    }
}
