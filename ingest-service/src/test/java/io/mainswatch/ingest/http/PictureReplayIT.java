package io.mainswatch.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.common.testing.Shared;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is read again: the archive under another set-up, or taught by corrections. */
class PictureReplayIT {
    @RegisterExtension
    static final Shared<CameraSite> SHARED = Shared.of(CameraSite.class, CameraSite::new);

    private static CameraSite site;

    @BeforeAll
    static void open() {
        site = SHARED.get();
    }

    @Test
    void a_replay_tells_what_would_change_and_changes_it_when_asked() throws IOException {
        var camera = site.camera().setUp().begun(361_097);
        camera.thin(camera.pictures().get(2));
        camera.thin(camera.pictures().get(4));
        var setup = PaintedMeter.SETUP.replace("\"decimals\":1", "\"decimals\":2");

        var told = camera.order("replay", camera.past(setup, ""));
        assertThat(told.answer().path("changed").asInt()).as(told.toString()).isEqualTo(5);
        assertThat(told.answer().path("pictures").asInt()).isEqualTo(5);
        assertThat(camera.counter()).startsWith(36_109_700.0);

        // Boxes elsewhere: of what is thinned nothing can be read by them.
        var elsewhere = camera.order("replay", camera.past(setup.replace("\"y\":12", "\"y\":17"), ""));
        assertThat(elsewhere.answer().path("left").asInt())
                .as(elsewhere.toString())
                .isEqualTo(2);
        assertThat(elsewhere.answer().path("pictures").asInt()).isEqualTo(3);

        camera.order("replay", camera.past(setup, ",\"apply\":true"));
        assertThat(camera.counter()).containsExactly(3_610_970.0, 3_610_980.0, 3_610_990.0, 3_611_000.0, 3_611_010.0);
        camera.shows(361_102, 60);
        camera.readAll();
        assertThat(camera.counter()).hasSize(6).endsWith(3_611_020.0);
    }

    @Test
    void the_past_is_judged_as_the_present_was_and_by_what_people_said_of_it() {
        var camera = site.camera().setUp().begun(361_097);
        site.registry()
                .execute(
                        "INSERT INTO outage (id, home_id, started_at, ended_at, verdict, confidence)"
                                + " VALUES ('dark', 'default', ?::timestamptz, ?::timestamptz, 'power', 1)",
                        CameraSite.START.plus(Duration.ofMinutes(51)).toString(),
                        CameraSite.START.plus(Duration.ofMinutes(59)).toString());
        try {
            // Possible in ten minutes, and not in the two that had mains.
            var jump = camera.shows(361_115, 60);
            camera.readAll();
            assertThat(camera.verdict(jump)).isEqualTo("rejected");
            camera.order("correction", "{\"pictureId\":\"" + camera.shows(361_104, 70) + "\",\"value\":36110.3}");
            camera.readAll();
            camera.shows(361_104, 80);
            camera.readAll();

            var told = camera.order("replay", camera.past(PaintedMeter.SETUP, ""));

            assertThat(told.answer().path("changed").asInt())
                    .as(told.toString())
                    .isZero();
            assertThat(told.answer().path("pictures").asInt()).isEqualTo(7);
        } finally {
            site.registry().execute("DELETE FROM outage");
        }
    }

    @Test
    void the_register_cannot_have_counted_less_than_what_is_behind_it() {
        var camera = site.camera().setUp();
        site.registry().device("plug", "default");
        site.registry().execute("INSERT INTO channel (home_id, device_id, number) VALUES ('default', 'plug', 1)");
        site.registry()
                .execute(
                        "INSERT INTO interval_energy (channel_id, starts_at, energy_wh, watt_seconds, covered_seconds, samples)"
                                + " SELECT id, ?::timestamptz, 1500, 5400000, 900, 30 FROM channel WHERE device_id = 'plug'",
                        CameraSite.START.plus(Duration.ofMinutes(60)).toString());
        camera.order(
                "setup",
                camera.past(PaintedMeter.SETUP, "").replace("\"phases\"", "\"subMeters\":[\"plug\"],\"phases\""));
        camera.begun(361_097);

        var tooLittle = camera.shows(361_102, 80);
        camera.readAll();

        assertThat(camera.verdict(tooLittle)).isEqualTo("rejected");
        assertThat(site.registry().column("SELECT reason FROM meter_reading WHERE ref = ?", tooLittle))
                .containsExactly("a rise of 0.1 kWh, sub-meters counted more");
    }

    @Test
    void a_past_of_any_length_is_read_piece_by_piece() {
        var camera = site.camera().setUp();
        var one = camera.shows(361_097, 10);
        camera.readAll();
        site.registry().execute("""
                INSERT INTO picture (id, home_id, device_id, origin, taken_at, sha256, media_type, bytes, width, height,
                                     file_name, stored_bytes, status)
                SELECT id || n, home_id, device_id, origin, taken_at + n * interval '10 seconds', sha256, media_type, bytes,
                       width, height, file_name, stored_bytes, 'read'
                FROM picture, generate_series(1, 210) AS n WHERE id = ?
                """, one);

        var told = camera.order("replay", camera.past(PaintedMeter.SETUP, ""));

        assertThat(told.answer().path("read").asInt()).as(told.toString()).isEqualTo(211);
        assertThat(told.answer().path("changed").asInt()).isEqualTo(211);
        assertThat(told.answer().path("items")).hasSize(200);
        assertThat(told.answer().at("/items/0/newWh").asDouble()).isEqualTo(36_109_700);
        assertThat(told.answer().at("/items/0/at").asText())
                .isGreaterThan(told.answer().at("/items/199/at").asText());
    }

    @Test
    void a_meter_is_taught_from_corrections_and_read_so_once_that_is_applied() {
        var camera = site.camera().setUp();
        assertThat(camera.order("replay", camera.past(PaintedMeter.SETUP, ",\"teach\":true"))
                        .status())
                .isEqualTo(409);
        for (int i = 0; i < 5; i++) {
            camera.sends(PaintedMeter.strange(361_304 + i), 10 + 10 * i);
            camera.readAll();
        }
        assertThat(camera.counter()).startsWith(86_180_400.0);
        var first = camera.pictures().get(1);
        camera.order("correction", "{\"pictureId\":\"" + first + "\",\"value\":36130.4}");
        assertThat(site.registry().column("SELECT digits->1->>'position' FROM meter_reading WHERE ref = ?", first))
                .containsExactly("3.0");

        var taught = camera.order("replay", camera.past(PaintedMeter.SETUP, ",\"teach\":true"));
        assertThat(taught.answer().path("changed").asInt())
                .as(taught.toString())
                .isEqualTo(4);
        assertThat(camera.counter()).endsWith(86_180_800.0);
        var setup = PaintedMeter.SETUP.replaceFirst(
                "\\{",
                "{\"taught\":{\"id\":\"" + taught.answer().at("/taught/id").asText() + "\"},");
        camera.order("replay", camera.past(setup, ",\"apply\":true"));
        camera.sends(PaintedMeter.strange(361_309), 60);
        camera.readAll();

        assertThat(camera.counter())
                .containsExactly(36_130_400.0, 36_130_500.0, 36_130_600.0, 36_130_700.0, 36_130_800.0, 36_130_900.0);
        var unknown = camera.order("try", camera.past(setup.replaceFirst("id\":\"", "id\":\"x"), ""));
        assertThat(unknown.answer().path("violations").findValuesAsText("field"))
                .containsExactly("setup.taught.id");
    }

    @Test
    void what_counts_water_is_refused_alike_wherever_it_is_said() {
        var camera = site.camera().setUp();
        var water = camera.past(PaintedMeter.SETUP.replace("kWh", "m3"), "");
        for (var kind : List.of("setup", "try", "replay")) {
            var refused = camera.order(kind, water);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.answer().toString()).contains("setup.register.unit", "electricity, not water");
        }
    }
}
