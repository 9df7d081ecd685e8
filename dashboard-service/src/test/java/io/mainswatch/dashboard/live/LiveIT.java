package io.mainswatch.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.common.db.Watermark;
import io.mainswatch.common.testing.Await;
import io.mainswatch.dashboard.testing.Listener;
import io.mainswatch.dashboard.testing.RunningDashboard;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class LiveIT {
    private static RunningDashboard dashboard;
    private static int things;

    @BeforeAll
    static void start() {
        dashboard = RunningDashboard.start();
        dashboard.rows().home("other", "UTC");
    }

    @AfterAll
    static void stop() {
        dashboard.close();
    }

    @Test
    void every_kind_of_change_comes_as_the_resource_itself() {
        var device = device("default");
        dashboard.rows().outage("o-" + device, "default", Instant.now(), Instant.now(), "power");
        dashboard.rows().relayCommand("c-" + device, "default", device);
        dashboard.rows().relayReport(device, 3, true, 1);
        dashboard.rows().supply("default", "off");
        try (var listener = Listener.open(dashboard)) {
            dashboard.rows().change("default", "device", device);
            dashboard.rows().change("default", "outage", "o-" + device);
            dashboard.rows().change("default", "relay", "c-" + device);
            dashboard.rows().change("default", "relay", device + "/3");
            dashboard.rows().change("default", "supply", "default");
            dashboard.rows().change("default", "home", "default");

            check("Device", listener.await("device", device));
            check("Outage", listener.await("outage", device));
            check("RelayCommand", listener.await("relay", "c-" + device));
            check("Home", listener.await("home", "default"));
            assertThat(listener.await("supply", "default").json().path("state").asText())
                    .isEqualTo("off");
            var report = listener.await("relay", "\"relay\":3").json();
            assertThat(report.path("deviceId").asText()).isEqualTo(device);
            assertThat(report.path("state").asText()).isEqualTo("on");
        }
    }

    @Test
    void a_new_reading_comes_at_once_and_late_ones_do_not() {
        var device = device("default");
        int channel = dashboard.rows().channel(device, 1);
        var now = dashboard.clock().now();
        try (var listener = Listener.open(dashboard)) {
            Await.until("the tap is open", () -> {
                dashboard.rows().stored(channel, dashboard.clock().now(), 264.6f);
                return listener.count("reading") > 0;
            });
            var reading = listener.await("reading", device);
            assertThat(reading.id()).isEmpty();
            assertThat(reading.json().path("channel").asInt()).isEqualTo(1);
            assertThat(reading.json().path("powerWatts").asText()).isEqualTo("264.6");

            dashboard.rows().stored(channel, now.minusSeconds(3_600), 9_999f);
            dashboard.rows().stored(channel, dashboard.clock().now().plusMillis(1), 77f);
            listener.await("reading", "\"powerWatts\":77.0");
            assertThat(listener.events()).noneMatch(event -> event.data().contains("9999"));
        }
    }

    @Test
    void nobody_hears_of_another_home() {
        var stranger = dashboard.rows().person("listener-of-other", "other", "viewer");
        var theirs = device("default");
        var mine = device("other");
        try (var listener = Listener.open(dashboard, "", stranger, "");
                var narrowed = Listener.open(dashboard, "?home=other", RunningDashboard.ADMINISTRATOR, "")) {
            dashboard.rows().change("default", "device", theirs);
            dashboard.rows().change("other", "device", mine);
            listener.await("device", mine);
            narrowed.await("device", mine);
            assertThat(listener.events()).noneMatch(event -> event.data().contains(theirs));
            assertThat(narrowed.events()).noneMatch(event -> event.data().contains("\"default\""));
        }
    }

    @Test
    void a_device_that_moves_is_gone_from_one_home_and_there_in_the_other() {
        var device = device("default");
        dashboard.rows().run("UPDATE device SET home_id = 'other' WHERE id = $1", device);
        try (var left = Listener.open(dashboard, "?home=default", RunningDashboard.ADMINISTRATOR, "");
                var reached = Listener.open(dashboard, "?home=other", RunningDashboard.ADMINISTRATOR, "")) {
            dashboard.rows().change("default", "device", device);
            dashboard.rows().change("other", "device", device);

            assertThat(left.await("device", device).json().path("deleted").asBoolean())
                    .isTrue();
            assertThat(reached.await("device", device).json().path("homeId").asText())
                    .isEqualTo("other");
        }
    }

    @Test
    void a_stream_resumes_where_it_was_on_any_copy() {
        String lastId;
        try (var listener = Listener.open(dashboard)) {
            var seen = device("default");
            dashboard.rows().change("default", "device", seen);
            lastId = listener.await("device", seen).id();
        }
        var missed = List.of(device("default"), device("default"), device("default"));
        missed.forEach(device -> dashboard.rows().change("default", "device", device));
        try (var copy = dashboard.copy();
                var resumed = Listener.open(copy, "", RunningDashboard.ADMINISTRATOR, lastId)) {
            missed.forEach(device -> resumed.await("device", device));
            assertThat(resumed.count("reset")).isZero();
            assertThat(resumed.events())
                    .extracting(event -> Watermark.parse(event.id()))
                    .isSorted();
            assertThat(resumed.events()).hasSize(3);
        }
    }

    @Test
    void the_address_may_say_where_to_resume_and_the_header_goes_before_it() {
        var device = device("default");
        dashboard.rows().change("default", "device", device);
        var before = mark(0);
        var after = mark(1);
        try (var byAddress = Listener.open(dashboard, "?lastEventId=" + before, RunningDashboard.ADMINISTRATOR, "");
                var byHeader =
                        Listener.open(dashboard, "?lastEventId=" + before, RunningDashboard.ADMINISTRATOR, after)) {
            byAddress.await("device", device);
            var later = device("default");
            dashboard.rows().change("default", "device", later);
            byHeader.await("device", later);
            assertThat(byHeader.events()).noneMatch(event -> event.data().contains("\"" + device + "\""));
        }
    }

    @Test
    void an_id_that_is_too_old_foreign_or_nonsense_gets_a_reset_and_the_whole_state() {
        var device = device("default");
        for (String id : List.of("1-1", "999999999999-1", "nonsense", "-")) {
            try (var listener = Listener.open(dashboard, "", RunningDashboard.ADMINISTRATOR, id)) {
                listener.await("device", device);
                listener.await("supply", "default");
                assertThat(listener.events().get(0).kind()).isEqualTo("reset");
                assertThat(listener.count("reset")).isEqualTo(1);
            }
        }
    }

    @Test
    void what_a_page_missed_between_loading_and_listening_is_told() {
        var device = device("default");
        dashboard.rows().change("default", "device", device);
        try (var listener = Listener.open(dashboard)) {
            listener.await("device", device);
        }
    }

    @Test
    void a_removed_device_is_told_as_removed() {
        var device = device("default");
        try (var listener = Listener.open(dashboard)) {
            dashboard.send(
                    "DELETE", "/devices/" + device, RunningDashboard.bearer(RunningDashboard.ADMINISTRATOR), null);
            var removed = listener.await("device", device).json();
            Await.until(
                    "removed",
                    () -> listener.events().stream()
                            .anyMatch(event -> event.data().contains(device)
                                    && event.json().path("deleted").asBoolean()));
            assertThat(removed.path("id").asText()).isEqualTo(device);
        }
    }

    @Test
    void a_change_that_commits_late_is_not_skipped() {
        var early = device("default");
        var late = device("default");
        var pool = dashboard.test().platform().database().pool();
        try (var listener = Listener.open(dashboard)) {
            var connection = Await.result(pool.getConnection());
            var transaction = Await.result(connection.begin());
            Await.result(connection
                    .query("INSERT INTO change (home_id, kind, subject) VALUES ('default', 'device', '" + late + "')")
                    .execute());
            dashboard.rows().change("default", "device", early);
            Await.result(transaction.commit());
            Await.result(connection.close());

            listener.await("device", late);
            listener.await("device", early);
        }
    }

    @Test
    void old_changes_are_trimmed_and_newer_ones_kept() {
        try (var other = RunningDashboard.start()) {
            other.rows()
                    .run(
                            "INSERT INTO change (home_id, kind, subject, at)"
                                    + " SELECT 'default', 'device', 'x', now() - interval '8 days' FROM generate_series(1, 12000)");
            other.rows().run("INSERT INTO change (home_id, kind, subject) VALUES ('default', 'device', 'y')");

            Await.result(new ChangeStore(other.test().platform().database())
                    .trim(other.clock().now()));

            assertThat(other.rows().number("SELECT count(*) FROM change WHERE subject = 'x'"))
                    .isZero();
            assertThat(other.rows().number("SELECT count(*) FROM change WHERE subject = 'y'"))
                    .isEqualTo(1);
        }
    }

    private static void check(String schema, Listener.Event event) {
        dashboard.description().checkResource(schema, event.data());
    }

    /** The mark of the newest change, or of the one before it. */
    private static String mark(int newest) {
        var offset = 1 - newest;
        var sql = "FROM change ORDER BY change.xact DESC, change.id DESC OFFSET " + offset + " LIMIT 1";
        return dashboard.rows().number("SELECT xact::text::bigint " + sql) + "-"
                + dashboard.rows().number("SELECT id " + sql);
    }

    private static synchronized String device(String home) {
        var id = "thing-" + ++things + "-";
        dashboard.rows().device(id, home);
        return id;
    }
}
