package io.mainswatch.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.common.bus.Addresses;
import io.mainswatch.common.bus.Addresses.DeviceChanged;
import io.mainswatch.common.security.Secrets;
import io.mainswatch.common.testing.Await;
import io.mainswatch.dashboard.testing.Reply;
import io.mainswatch.dashboard.testing.RunningDashboard;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class DevicesIT {
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
    void a_registered_device_shows_its_secret_once_and_follows_its_kind() {
        var made = register("ESP32-fa641d44", "meter");

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.at("/cadenceSeconds").asInt()).isEqualTo(30);
        assertThat(made.at("/supply").asText()).isEqualTo("mains");
        assertThat(made.at("/homeId").asText()).isEqualTo("default");
        assertThat(made.at("/pingUrl").asText()).startsWith("http://127.0.0.1:").contains("/ping/");
        var shown = dashboard.get("/devices/ESP32-fa641d44");
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.text()).doesNotContain(made.at("/secret").asText());
        assertThat(shown.at("/online").asBoolean()).isFalse();
        assertThat(shown.at("/lastSeenAt").isNull()).isTrue();
    }

    @Test
    void a_secret_is_stored_sealed_for_its_device_and_as_a_digest() {
        var secret = register("sealed", "meter").at("/secret").asText();

        var sealed = Await.result(dashboard
                .test()
                .platform()
                .database()
                .pool()
                .preparedQuery("SELECT sealed FROM device_secret WHERE device_id = 'sealed' AND secret_hash = $1")
                .execute(Tuple.of(Secrets.sha256(secret)))
                .map(rows -> rows.iterator().next().getBuffer("sealed").getBytes()));

        assertThat(dashboard.test().platform().secrets().open("sealed", sealed)).isEqualTo(secret);
    }

    @Test
    void what_a_device_measures_follows_its_kind_and_its_owners_word() {
        assertThat(register("plug-at-tv", "meter").at("/measures").asText()).isEqualTo("part");
        assertThat(register("at-the-meter", "camera").at("/measures").asText()).isEqualTo("whole-home");

        var edited = dashboard.send(
                "PATCH",
                "/devices/plug-at-tv",
                RunningDashboard.bearer(RunningDashboard.ADMINISTRATOR),
                "{\"measures\":\"whole-home\"}");
        assertThat(edited.at("/measures").asText()).isEqualTo("whole-home");
        var refused = dashboard.send(
                "PATCH",
                "/devices/plug-at-tv",
                RunningDashboard.bearer(RunningDashboard.ADMINISTRATOR),
                "{\"measures\":\"half\"}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("measures", "whole-home");
    }

    @Test
    void a_taken_id_is_a_conflict_and_a_removed_device_may_come_back() {
        assertThat(register("back", "phone").status()).isEqualTo(201);
        assertThat(register("back", "phone").status()).isEqualTo(409);

        assertThat(delete("/devices/back").status()).isEqualTo(204);
        assertThat(dashboard.get("/devices/back").status()).isEqualTo(404);
        assertThat(dashboard.get("/devices").items("id")).doesNotContain("back");
        assertThat(validSecrets("back")).isZero();

        assertThat(register("back", "meter").status()).isEqualTo(201);
        assertThat(validSecrets("back")).isEqualTo(2);
    }

    @Test
    void a_removal_is_taken_back_with_the_secrets_there_were_then() {
        register("undone", "meter");
        dashboard.post("/devices/undone/secret", "{\"overlapSeconds\":3600}");
        dashboard
                .rows()
                .run("UPDATE device_secret SET revoked_at = now() WHERE device_id = 'undone' AND kind = 'ping'");
        delete("/devices/undone");
        assertThat(validSecrets("undone")).isZero();

        var back = dashboard.post("/devices/undone/restoration", null);

        assertThat(back.status()).isEqualTo(200);
        assertThat(back.at("/name").asText())
                .isEqualTo(dashboard.get("/devices/undone").at("/name").asText());
        assertThat(validSecrets("undone")).isEqualTo(2);
        assertThat(dashboard.post("/devices/undone/restoration", null).status()).isEqualTo(200);
    }

    @Test
    void a_removal_stays_after_ten_minutes_or_with_its_data() {
        register("late", "meter");
        delete("/devices/late");
        dashboard.rows().run("UPDATE device SET deleted_at = deleted_at - interval '11 minutes' WHERE id = 'late'");
        register("emptied", "meter");
        delete("/devices/emptied?data=delete");

        assertThat(dashboard.post("/devices/late/restoration", null).text()).contains("removed too long ago");
        assertThat(dashboard.post("/devices/late/restoration", null).status()).isEqualTo(409);
        assertThat(dashboard.post("/devices/emptied/restoration", null).status())
                .isEqualTo(409);
        assertThat(dashboard.post("/devices/nothing/restoration", null).status())
                .isEqualTo(404);
        assertThat(validSecrets("late")).isZero();
    }

    @Test
    void the_id_of_a_device_whose_data_are_to_go_stays_taken() {
        register("gone", "meter");
        delete("/devices/gone?data=delete");

        assertThat(dashboard
                        .rows()
                        .number("SELECT count(*) FROM device WHERE id = 'gone' AND data_deletion = 'requested'"))
                .isEqualTo(1);
        assertThat(register("gone", "meter").status()).isEqualTo(409);
    }

    @Test
    void an_edit_changes_what_is_given_and_rings_the_bell() {
        register("edited", "camera");
        var heard = new ConcurrentLinkedQueue<DeviceChanged>();
        dashboard.test().platform().bus().listen(Addresses.DEVICE_CHANGED, heard::add);

        var edited = dashboard.send(
                "PATCH",
                "/devices/edited",
                RunningDashboard.bearer(RunningDashboard.ADMINISTRATOR),
                "{\"name\":\"Meter cupboard\",\"graceSeconds\":7}");

        assertThat(edited.at("/name").asText()).isEqualTo("Meter cupboard");
        assertThat(edited.at("/graceSeconds").asInt()).isEqualTo(7);
        assertThat(edited.at("/cadenceSeconds").asInt()).isEqualTo(600);
        assertThat(journalled("edited")).isEqualTo(2);
        if (!Boolean.getBoolean("mainswatch.bus.discardFacts")) {
            Await.until("the bell", () -> heard.contains(new DeviceChanged("edited")));
        }
    }

    @Test
    void a_rotated_secret_leaves_the_old_one_valid_as_long_as_asked() {
        var first = register("rotated", "meter").at("/secret").asText();

        var second = dashboard.post("/devices/rotated/secret", "{\"overlapSeconds\":3600}");
        var ping = dashboard.post("/devices/rotated/secret", "{\"kind\":\"ping\"}");

        assertThat(second.status()).isEqualTo(201);
        assertThat(second.at("/secret").asText()).isNotBlank().isNotEqualTo(first);
        assertThat(second.at("/pingUrl").isNull()).isTrue();
        assertThat(ping.at("/pingUrl").asText()).contains("/ping/");
        assertThat(dashboard
                        .rows()
                        .number(
                                "SELECT count(*) FROM device_secret WHERE device_id = 'rotated' AND kind = 'secret'"
                                        + " AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > $1)",
                                dashboard.clock().now().plusSeconds(3_500).atOffset(ZoneOffset.UTC)))
                .isEqualTo(2);
        assertThat(dashboard
                        .rows()
                        .number(
                                "SELECT count(*) FROM device_secret WHERE device_id = 'rotated' AND kind = 'ping'"
                                        + " AND (expires_at IS NULL OR expires_at > $1)",
                                dashboard.clock().now().plusSeconds(1).atOffset(ZoneOffset.UTC)))
                .isEqualTo(1);
    }

    @Test
    void a_device_shows_its_newest_stored_reading_and_relay() {
        register("live", "meter");
        int channel = dashboard.rows().channel("live", 1);
        var now = dashboard.clock().now();
        dashboard.rows().reading(channel, now.minusSeconds(3), 100f, 5_000.0);
        dashboard.rows().reading(channel, now.minusSeconds(2), 264.6f, null);
        dashboard.rows().relayReport("live", 2, true, 1);
        dashboard.rows().relayReport("live", 2, false, 2);

        var shown = dashboard.get("/devices/live");

        assertThat(shown.at("/channels/0/latest/powerWatts").asText()).isEqualTo("264.6");
        assertThat(shown.at("/channels/0/latest/energyWh").asDouble()).isEqualTo(5_000);
        assertThat(shown.at("/relays/0/relay").asInt()).isEqualTo(2);
        assertThat(shown.at("/relays/0/state").asText()).isEqualTo("off");
        assertThat(dashboard.get("/devices?limit=1000").items("id")).contains("live");
    }

    @Test
    void online_is_the_watchdogs_word_and_before_it_has_one_the_devices_own_rhythm() {
        register("rhythm", "meter");
        var now = dashboard.clock().now();
        seen("rhythm", Duration.ofSeconds(40));
        assertThat(online("rhythm")).isTrue();
        seen("rhythm", Duration.ofSeconds(46));
        assertThat(online("rhythm")).isFalse();
        dashboard
                .rows()
                .run(
                        "INSERT INTO watch VALUES ('rhythm', 'default', 'up', $1, $1, $1, 30, 15)",
                        now.atOffset(ZoneOffset.UTC));
        assertThat(online("rhythm")).isTrue();
        dashboard.rows().run("UPDATE watch SET state = 'down' WHERE device_id = 'rhythm'");
        seen("rhythm", Duration.ZERO);
        assertThat(online("rhythm")).isFalse();
    }

    @Test
    void a_long_list_is_continued_by_its_cursor() {
        for (int i = 0; i < 5; i++) {
            register("page-" + i, "meter");
        }
        var seen = new ArrayList<String>();
        var cursor = "";
        do {
            var page = dashboard.get("/devices?limit=2" + cursor);
            seen.addAll(page.items("id"));
            cursor = page.at("/next").isNull()
                    ? ""
                    : "&cursor=" + page.at("/next").asText();
        } while (!cursor.isEmpty());

        assertThat(seen).isSorted().doesNotHaveDuplicates().contains("page-0", "page-4");
    }

    private static boolean online(String id) {
        return dashboard.get("/devices/" + id).at("/online").asBoolean();
    }

    private static void seen(String id, Duration ago) {
        dashboard
                .rows()
                .run(
                        "INSERT INTO device_state VALUES ($1, $2) ON CONFLICT (device_id) DO UPDATE SET last_seen_at = $2",
                        id,
                        dashboard.clock().now().minus(ago).atOffset(ZoneOffset.UTC));
    }

    private static Reply register(String id, String kind) {
        return dashboard.post("/devices", "{\"id\":\"" + id + "\",\"name\":\"Fridge\",\"kind\":\"" + kind + "\"}");
    }

    private static Reply delete(String path) {
        return dashboard.send("DELETE", path, RunningDashboard.bearer(RunningDashboard.ADMINISTRATOR), null);
    }

    private static long validSecrets(String id) {
        return dashboard
                .rows()
                .number("SELECT count(*) FROM device_secret WHERE device_id = $1 AND revoked_at IS NULL", id);
    }

    private static long journalled(String id) {
        return dashboard.rows().number("SELECT count(*) FROM change WHERE kind = 'device' AND subject = $1", id);
    }
}
