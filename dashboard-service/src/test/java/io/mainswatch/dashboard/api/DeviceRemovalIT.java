package io.mainswatch.dashboard.api;

import static io.mainswatch.dashboard.testing.RunningDashboard.ADMINISTRATOR;
import static io.mainswatch.dashboard.testing.RunningDashboard.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.common.testing.Shared;
import io.mainswatch.dashboard.testing.RunningDashboard;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Devices that go, come back, or move to another home. */
final class DeviceRemovalIT {
    @RegisterExtension
    static final Shared<RunningDashboard> SHARED = Shared.of(RunningDashboard.class, RunningDashboard::start);

    private static RunningDashboard dashboard;
    private static DeviceCalls devices;

    @BeforeAll
    static void start() {
        dashboard = SHARED.get();
        devices = new DeviceCalls(dashboard);
    }

    @Test
    void a_taken_id_is_a_conflict_and_a_removed_device_may_come_back() {
        assertThat(devices.register("back", "phone").status()).isEqualTo(201);
        assertThat(devices.register("back", "phone").status()).isEqualTo(409);

        assertThat(devices.delete("/devices/back").status()).isEqualTo(204);
        assertThat(dashboard.get("/devices/back").status()).isEqualTo(404);
        assertThat(dashboard.get("/devices").items("id")).doesNotContain("back");
        assertThat(devices.validSecrets("back")).isZero();

        assertThat(devices.register("back", "meter").status()).isEqualTo(201);
        assertThat(devices.validSecrets("back")).isEqualTo(2);
    }

    @Test
    void a_removal_is_taken_back_with_the_secrets_there_were_then() {
        devices.register("undone", "meter");
        dashboard.post("/devices/undone/secret", "{\"overlapSeconds\":3600}");
        dashboard
                .rows()
                .run("UPDATE device_secret SET revoked_at = now() WHERE device_id = 'undone' AND kind = 'ping'");
        devices.delete("/devices/undone");
        assertThat(devices.validSecrets("undone")).isZero();

        var back = dashboard.post("/devices/undone/restoration", null);

        assertThat(back.status()).isEqualTo(200);
        assertThat(back.at("/name").asText())
                .isEqualTo(dashboard.get("/devices/undone").at("/name").asText());
        assertThat(devices.validSecrets("undone")).isEqualTo(2);
        assertThat(dashboard.post("/devices/undone/restoration", null).status()).isEqualTo(200);
    }

    @Test
    void a_removal_stays_after_ten_minutes_or_with_its_data() {
        devices.register("late", "meter");
        devices.delete("/devices/late");
        dashboard.rows().run("UPDATE device SET deleted_at = deleted_at - interval '11 minutes' WHERE id = 'late'");
        devices.register("emptied", "meter");
        devices.delete("/devices/emptied?data=delete");

        assertThat(dashboard.post("/devices/late/restoration", null).text()).contains("removed too long ago");
        assertThat(dashboard.post("/devices/late/restoration", null).status()).isEqualTo(409);
        assertThat(dashboard.post("/devices/emptied/restoration", null).status())
                .isEqualTo(409);
        assertThat(dashboard.post("/devices/nothing/restoration", null).status())
                .isEqualTo(404);
        assertThat(devices.validSecrets("late")).isZero();
    }

    @Test
    void the_id_of_a_device_whose_data_are_to_go_stays_taken() {
        devices.register("gone", "meter");
        devices.delete("/devices/gone?data=delete");

        assertThat(dashboard
                        .rows()
                        .number("SELECT count(*) FROM device WHERE id = 'gone' AND data_deletion = 'requested'"))
                .isEqualTo(1);
        assertThat(devices.register("gone", "meter").status()).isEqualTo(409);
    }

    @Test
    void hardware_that_a_home_has_already_moves_there_without_its_address() {
        dashboard.rows().home("moves", "UTC");
        devices.register("twin", "meter");
        devices.register("moved", "meter");
        dashboard.rows().run("UPDATE device SET mac = '5c:cf:7f:12:34:56' WHERE id = 'moved'");
        dashboard.rows().run("UPDATE device SET mac = '5c:cf:7f:12:34:56', home_id = 'moves' WHERE id = 'twin'");

        assertThat(dashboard
                        .send("PATCH", "/devices/moved", bearer(ADMINISTRATOR), "{\"homeId\":\"moves\"}")
                        .status())
                .isEqualTo(200);
        assertThat(dashboard.rows().number("SELECT count(*) FROM device WHERE id = 'moved' AND mac IS NULL"))
                .isEqualTo(1);
    }
}
