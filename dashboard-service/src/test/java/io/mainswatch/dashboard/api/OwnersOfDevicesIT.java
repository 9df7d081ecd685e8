package io.mainswatch.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.dashboard.testing.Reply;
import io.mainswatch.dashboard.testing.RunningDashboard;
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
