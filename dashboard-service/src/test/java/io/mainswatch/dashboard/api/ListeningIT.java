package io.mainswatch.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.dashboard.testing.Reply;
import io.mainswatch.dashboard.testing.RunningDashboard;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** When nobody would have noticed a cut. */
final class ListeningIT {
    private static final Instant HOUR = Instant.now().truncatedTo(ChronoUnit.HOURS);

    private static RunningDashboard dashboard;

    /** Heard from 90 to 60 and from 50 hours ago until now; the device came 80 hours ago, a restart took 20 seconds. */
    @BeforeAll
    static void start() {
        dashboard = RunningDashboard.start();
        dashboard.rows().device("meter", "default");
        run("UPDATE device SET created_at = $1 WHERE id = 'meter'", hoursAgo(80));
        listened(hoursAgo(90), hoursAgo(70), "the program ended");
        listened(hoursAgo(70).plusSeconds(20), hoursAgo(60), "no gateway is hearing");
        run("INSERT INTO listening (from_at, to_at) VALUES ($1, now())", hoursAgo(50));
    }

    @AfterAll
    static void stop() {
        dashboard.close();
    }

    @Test
    void a_gap_is_told_with_its_reason_and_a_restart_is_none() {
        var reply = gaps("from=" + instant(100));

        assertThat(reply.items("from")).containsExactly(instant(100), instant(60));
        assertThat(reply.items("to")).containsExactly(instant(80), instant(50));
        assertThat(reply.items("why")).containsExactly("no device yet", "no gateway is hearing");
    }

    @Test
    void what_was_measured_then_after_all_was_watched() {
        int channel = dashboard.rows().channel("meter", 1);
        dashboard.rows().interval(channel, HOUR.minus(Duration.ofHours(55)), 25, 90, 110, 900);
        try {
            assertThat(gaps("from=" + instant(65) + "&to=" + instant(45)).items("from"))
                    .containsExactly(
                            instant(60),
                            HOUR.minus(Duration.ofHours(55))
                                    .plus(Duration.ofMinutes(15))
                                    .toString());
        } finally {
            run("DELETE FROM interval_energy WHERE channel_id = $1", channel);
        }
    }

    @Test
    void a_long_list_is_continued() {
        var first = gaps("limit=1&from=" + instant(100));
        var second = gaps(
                "limit=1&from=" + instant(100) + "&cursor=" + first.at("/next").asText());

        assertThat(first.items("why")).containsExactly("no device yet");
        assertThat(second.items("why")).containsExactly("no gateway is hearing");
        assertThat(second.at("/next").isNull()).isTrue();
    }

    @Test
    void a_home_without_a_device_was_never_watched() {
        dashboard.rows().home("empty", "UTC");

        var reply = gaps("home=empty&from=" + instant(10));

        assertThat(reply.items("why")).containsExactly("no device yet");
        assertThat(reply.items("ongoing")).containsExactly("true");
        assertThat(gaps("from=" + instant(100)).items("ongoing")).containsExactly("false", "false");
    }

    @Test
    void wrong_spans_are_refused_with_their_reason() {
        assertThat(gaps("from=yesterday&limit=0").mistakes()).containsExactlyInAnyOrder("from", "limit");
        assertThat(gaps("from=2010-01-01T00:00:00Z").text()).contains("more than 400 days");
        assertThat(gaps("cursor=x").status()).isEqualTo(400);
        assertThat(gaps("home=nowhere").status()).isEqualTo(404);
    }

    private static Reply gaps(String query) {
        return dashboard.get("/listening?" + query);
    }

    private static String instant(int hours) {
        return HOUR.minus(Duration.ofHours(hours)).toString();
    }

    private static OffsetDateTime hoursAgo(int hours) {
        return HOUR.minus(Duration.ofHours(hours)).atOffset(ZoneOffset.UTC);
    }

    private static void listened(Object from, Object to, String why) {
        run("INSERT INTO listening (from_at, to_at, ended_why) VALUES ($1, $2, $3)", from, to, why);
    }

    private static void run(String sql, Object... values) {
        dashboard.rows().run(sql, values);
    }
}
