package io.mainswatch.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.common.bus.Addresses;
import io.mainswatch.common.bus.Addresses.DeviceChanged;
import io.mainswatch.common.security.Secrets;
import io.mainswatch.common.testing.Await;
import io.mainswatch.common.testing.Shared;
import io.mainswatch.dashboard.testing.RunningDashboard;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class DevicesIT {
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
    void a_registered_device_shows_its_secret_once_and_follows_its_kind() {
        var made = devices.register("ESP32-fa641d44", "meter");

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
        var secret = devices.register("sealed", "meter").at("/secret").asText();

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
        assertThat(devices.register("plug-at-tv", "meter").at("/measures").asText())
                .isEqualTo("part");
        assertThat(devices.register("at-the-meter", "camera").at("/measures").asText())
                .isEqualTo("whole-home");

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
    void an_edit_changes_what_is_given_and_rings_the_bell() {
        devices.register("edited", "camera");
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
        var first = devices.register("rotated", "meter").at("/secret").asText();

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
        devices.register("live", "meter");
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
        devices.register("rhythm", "meter");
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
            devices.register("page-" + i, "meter");
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

    private static long journalled(String id) {
        return dashboard.rows().number("SELECT count(*) FROM change WHERE kind = 'device' AND subject = $1", id);
    }
}
