package io.mainswatch.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.common.testing.Shared;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From pictures to the counter, over real sockets, with two copies of the service. */
class MeterPicturesIT {
    @RegisterExtension
    static final Shared<CameraSite> SHARED = Shared.of(CameraSite.class, CameraSite::new);

    private static CameraSite site;

    @BeforeAll
    static void open() {
        site = SHARED.get();
    }

    @Test
    void five_pictures_that_agree_begin_the_counter_and_each_that_fits_goes_on() {
        var camera = site.camera().setUp().begun(361_097);
        var next = camera.shows(361_102, 60);
        camera.readAll();

        assertThat(camera.counter())
                .containsExactly(36_109_700.0, 36_109_800.0, 36_109_900.0, 36_110_000.0, 36_110_100.0, 36_110_200.0);
        assertThat(camera.verdict(next)).isEqualTo("accepted");
        assertThat(site.registry()
                        .column(
                                "SELECT energy_wh FROM channel_state JOIN channel ON channel.id = channel_id WHERE device_id = ?",
                                camera.id))
                .containsExactly(36_110_200.0);
        assertThat(site.registry().count("SELECT crops FROM picture WHERE id = ?", next))
                .isEqualTo(7);
    }

    @Test
    void what_jumps_or_cannot_be_seen_is_not_published_and_says_why() {
        var camera = site.camera().setUp().begun(361_097);
        var jump = camera.shows(961_102, 60);
        camera.readAll();
        camera.send(PaintedMeter.dark(), CameraSite.START.plus(Duration.ofMinutes(70)));
        camera.send(PaintedMeter.unsure(761_102), CameraSite.START.plus(Duration.ofMinutes(80)));
        camera.readAll();

        assertThat(camera.verdict(jump)).isEqualTo("rejected");
        assertThat(site.registry()
                        .column("SELECT reason FROM picture WHERE device_id = ? AND status = 'refused'", camera.id))
                .containsExactly("dark");
        assertThat(site.registry()
                        .column(
                                "SELECT verdict FROM meter_reading WHERE device_id = ? AND published_wh IS NOT NULL"
                                        + " ORDER BY at DESC LIMIT 1",
                                camera.id))
                .containsExactly("inferred");
        assertThat(camera.counter()).hasSize(6).endsWith(36_110_200.0);
    }

    @Test
    void a_wrong_value_is_taken_back_with_what_was_published_since_and_the_sums_look_again() {
        var camera = site.camera().setUp().begun(361_097);
        // Two of the same misreading confirm each other.
        var wrong = camera.shows(361_112, 60);
        camera.readAll();
        camera.shows(361_113, 70);
        camera.readAll();
        assertThat(camera.counter()).hasSize(7);
        for (int i = 0; i < 5; i++) {
            camera.shows(361_102 + i, 80 + 10 * i);
            camera.readAll();
        }

        assertThat(camera.counter())
                .hasSize(10)
                .doesNotContain(36_111_200.0, 36_111_300.0)
                .endsWith(36_110_600.0);
        assertThat(site.registry()
                        .count(
                                "SELECT count(*) FROM meter_reading WHERE id IN (SELECT id FROM meter_reading WHERE picture_id = ?)"
                                        + " AND withdrawn_at IS NOT NULL AND published_wh IS NULL",
                                wrong))
                .isEqualTo(1);
        assertThat(site.registry()
                        .column(
                                "SELECT kind || ' ' || withdrawn FROM meter_event WHERE device_id = ? ORDER BY id",
                                camera.id))
                .containsExactly("resynchronised 0", "corrected 2");
        assertThat(site.registry()
                        .count(
                                "SELECT count(*) FROM reading_batch WHERE gateway = 'pictures' AND from_at = ?::timestamptz",
                                CameraSite.START.plus(Duration.ofMinutes(60)).toString()))
                .isPositive();
    }

    @Test
    void a_person_corrects_a_picture_and_types_in_a_new_meter() {
        var camera = site.camera().setUp().begun(361_097);
        var misread = camera.shows(361_104, 60);
        camera.readAll();

        var corrected = camera.order("correction", "{\"pictureId\":\"" + misread + "\",\"value\":36110.2}");
        assertThat(corrected.answer().path("valueWh").asDouble()).isEqualTo(36_110_200.0);
        assertThat(camera.counter()).endsWith(36_110_200.0).hasSize(6);

        // As if the person had been faster than the reader.
        site.registry().execute("UPDATE picture SET status = 'waiting', next_at = now() WHERE id = ?", misread);
        camera.shows(361_103, 62);
        camera.readAll();
        assertThat(camera.counter()).endsWith(36_110_200.0, 36_110_300.0).hasSize(7);

        var typo = camera.order(
                "reading", "{\"at\":\"" + CameraSite.START.plus(Duration.ofMinutes(65)) + "\",\"value\":1000000}");
        assertThat(typo.status()).isEqualTo(400);
        var replaced = camera.order(
                "reading",
                "{\"at\":\"" + CameraSite.START.plus(Duration.ofMinutes(70)) + "\",\"value\":0.3,\"replaced\":true}");
        assertThat(replaced.status()).isEqualTo(200);
        camera.shows(5, 80);
        camera.readAll();
        assertThat(camera.counter()).endsWith(36_110_300.0, 36_110_300.0, 36_110_500.0);

        var unreadable = camera.order("correction", "{\"pictureId\":\"" + misread + "\",\"unreadable\":true}");
        assertThat(unreadable.status()).isEqualTo(200);
        assertThat(camera.counter()).hasSize(8);
    }

    @Test
    void a_late_picture_must_fit_between_its_neighbours() {
        var camera = site.camera().setUp().begun(361_097);
        var fits = camera.shows(361_098, 25);
        var not = camera.shows(361_400, 35);
        camera.readAll();

        assertThat(camera.verdict(fits)).isEqualTo("accepted");
        assertThat(camera.verdict(not)).isEqualTo("rejected");
        assertThat(camera.counter()).isSorted().hasSize(6);
    }

    @Test
    void a_set_up_with_mistakes_names_each_and_one_that_is_tried_stays_where_it_is() {
        var camera = site.camera();
        var picture = camera.shows(361_097, 10);
        var bad = camera.order("try", "{\"setup\":{\"digits\":[],\"display\":\"sundial\"},\"supply\":{\"phases\":4}}");
        var tried = camera.order(
                "try",
                "{\"setup\":" + PaintedMeter.SETUP + ",\"pictureId\":\"" + picture + "\",\"referencePictureId\":\""
                        + picture + "\"}");

        assertThat(bad.status()).isEqualTo(400);
        assertThat(bad.answer().path("violations").findValuesAsText("field"))
                .contains("setup.display", "setup.digits", "setup.register", "supply.phases");
        assertThat(tried.answer().path("valueWh").asDouble()).isEqualTo(36_109_700.0);
        assertThat(tried.answer().path("digits")).hasSize(7);
        assertThat(site.registry().count("SELECT count(*) FROM meter_setup WHERE device_id = ?", camera.id))
                .isZero();
    }
}
