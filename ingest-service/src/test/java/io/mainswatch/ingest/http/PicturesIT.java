package io.mainswatch.ingest.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mainswatch.common.bus.Addresses;
import io.mainswatch.common.bus.Addresses.MeterOrder;
import io.mainswatch.common.http.Json;
import io.mainswatch.common.picture.PictureForm;
import io.mainswatch.common.security.Secrets;
import io.mainswatch.common.testing.Await;
import io.mainswatch.common.testing.ManualClock;
import io.mainswatch.common.testing.TestPlatform;
import io.mainswatch.ingest.IngestVerticle;
import io.mainswatch.ingest.device.Registry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures from the door to the counter, over real sockets, with two copies of the service. */
class PicturesIT {
    private static final Instant START =
            Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofDays(2));

    @TempDir
    static Path home;

    private static TestPlatform platform;
    private static TestPlatform second;
    private static Registry registry;
    private static Door door;
    private static int cameras;

    @BeforeAll
    static void open() {
        var settings = Map.of("MAINSWATCH_HOME", home.toString());
        platform = TestPlatform.open(new ManualClock().followingTheMachine(), settings);
        registry = new Registry(platform).home("default", "UTC");
        door = new Door(platform.deploy(new IngestVerticle(platform.platform(), new PaintedMeter()))
                .httpPort());
        second = TestPlatform.open(platform.databaseUrl(), new ManualClock().followingTheMachine(), settings);
        second.deploy(new IngestVerticle(second.platform(), new PaintedMeter()));
    }

    @AfterAll
    static void close() {
        second.close();
        platform.close();
    }

    /** A camera whose meter is set up. */
    private static final class Camera {
        final String id = "cam" + ++cameras;
        final String secret;

        Camera() {
            registry.device(id, "default", 600);
            secret = registry.secret(id);
        }

        Door.Answer send(byte[] picture, Instant at) {
            return door.post("/v1/pictures?at=" + at, picture, "Authorization", "Bearer " + secret);
        }

        /** The picture's id. */
        String shows(int count, int minute) {
            return sends(PaintedMeter.showing(count), minute);
        }

        String sends(byte[] picture, int minute) {
            return send(picture, START.plus(Duration.ofMinutes(minute)))
                    .tree()
                    .path("id")
                    .asText();
        }

        /** The body of a replay of everything, with more of it behind. */
        String past(String setup, String more) {
            var reference = registry.column(
                            "SELECT picture_id FROM meter_setup WHERE device_id = ? ORDER BY id DESC LIMIT 1", id)
                    .get(0);
            return "{\"setup\":" + setup + ",\"supply\":{\"fuseAmps\":35,\"phases\":1},\"referencePictureId\":\""
                    + reference + "\",\"from\":\"" + START.plus(Duration.ofMinutes(5)) + "\",\"to\":\""
                    + START.plus(Duration.ofHours(20)) + "\"" + more + "}";
        }

        /** Of this picture only the digits are left. */
        void thin(String picture) throws IOException {
            registry.execute("UPDATE picture SET kept = 'crops' WHERE id = ?", picture);
            var name = registry.column("SELECT file_name FROM picture WHERE id = ?", picture)
                    .get(0);
            Files.delete(home.resolve("pictures/" + name));
        }

        List<String> pictures() {
            return registry.column("SELECT id FROM picture WHERE device_id = ? ORDER BY taken_at", id).stream()
                    .map(String::valueOf)
                    .toList();
        }

        Camera setUp() {
            var reference = shows(0, 0);
            var answered = order(
                    "setup",
                    "{\"setup\":" + PaintedMeter.SETUP
                            + ",\"supply\":{\"fuseAmps\":35,\"phases\":1},\"referencePictureId\":\"" + reference
                            + "\"}");
            assertThat(answered.status()).as(answered.toString()).isEqualTo(200);
            return this;
        }

        /** As dashboard-service gives an order and waits for its answer. */
        Answered order(String kind, String body) {
            var order = UUID.randomUUID().toString();
            registry.execute(
                    "INSERT INTO meter_order (id, home_id, device_id, kind, body, requested_by)"
                            + " VALUES (?, 'default', ?, ?, ?::jsonb, 'user:1')",
                    order,
                    id,
                    kind,
                    body);
            Await.result(platform.platform()
                    .bus()
                    .ask(Addresses.METER_ORDER, new MeterOrder(order), Duration.ofSeconds(20)));
            var status = registry.count("SELECT status FROM meter_answer WHERE order_id = ?", order);
            return new Answered(
                    (int) status,
                    tree(registry.column("SELECT answer::text FROM meter_answer WHERE order_id = ?", order)
                            .get(0)));
        }

        void readAll() {
            Await.until(
                    "every picture read",
                    () -> registry.count("SELECT count(*) FROM picture WHERE device_id = ? AND status = 'waiting'", id)
                            == 0);
        }

        /** Five pictures that agree, from the tenth minute on. */
        Camera begun(int count) {
            for (int i = 0; i < 5; i++) {
                shows(count + i, 10 + 10 * i);
                readAll();
            }
            return this;
        }

        List<Object> counter() {
            return registry.column(
                    "SELECT energy_wh FROM reading JOIN channel ON channel.id = channel_id WHERE device_id = ?"
                            + " ORDER BY taken_at",
                    id);
        }

        String verdict(String picture) {
            return String.valueOf(registry.column("SELECT verdict FROM meter_reading WHERE picture_id = ?", picture)
                    .get(0));
        }
    }

    private record Answered(int status, JsonNode answer) {}

    private static JsonNode tree(Object json) {
        try {
            return Json.MAPPER.readTree(String.valueOf(json));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_picture_is_on_the_disk_when_it_is_answered_and_sent_again_it_is_the_same() throws IOException {
        var camera = new Camera();
        var picture = PaintedMeter.showing(1);

        var first = camera.send(picture, START);
        var again = camera.send(picture, START);

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.tree().path("sha256").asText())
                .isEqualTo(HexFormat.of().formatHex(Secrets.sha256(picture)))
                .isEqualTo(first.header("X-Sha256"));
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.tree().path("id")).isEqualTo(first.tree().path("id"));
        var name = registry.column("SELECT file_name FROM picture WHERE device_id = ?", camera.id)
                .get(0);
        assertThat(Files.readAllBytes(home.resolve("pictures/" + name))).isEqualTo(picture);
        assertThat(registry.count("SELECT count(*) FROM heartbeat WHERE device_id = ?", camera.id))
                .isEqualTo(2);
    }

    @Test
    void what_is_no_whole_picture_within_the_limits_is_refused_before_it_is_decoded() {
        var camera = new Camera();
        var png = PaintedMeter.showing(1);
        var bomb = png.clone();
        ByteBuffer.wrap(bomb).putInt(16, 60_000).putInt(20, 60_000);
        byte[] jpeg = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xC0, 0, 17, 8, 0, 64, 0, 64, 3, 1, 2, 3, 4, 5};

        for (byte[] bad :
                List.of(new byte[0], "no picture".getBytes(US_ASCII), bomb, jpeg, Arrays.copyOf(png, png.length - 9))) {
            var answer = camera.send(bad, START);
            assertThat(answer.status()).as(answer.body()).isEqualTo(400);
            assertThat(answer.body()).contains("picture");
        }
        assertThat(camera.send(new byte[PictureForm.MOST_BYTES + 1], START).status())
                .isEqualTo(413);
        assertThat(registry.count("SELECT count(*) FROM picture WHERE device_id = ?", camera.id))
                .isZero();
        Await.until(
                "the refusals are kept for a person",
                () -> registry.count("SELECT count(*) FROM rejected_message WHERE device_id = ?", camera.id) > 0);
    }

    @Test
    void the_door_asks_who_and_when() {
        var camera = new Camera();
        var picture = PaintedMeter.showing(1);

        assertThat(door.post("/v1/pictures", picture).status()).isEqualTo(401);
        assertThat(door.post("/v1/pictures", picture, "Authorization", "Bearer wrong")
                        .status())
                .isEqualTo(401);
        var bearer = "Bearer " + camera.secret;
        for (var query :
                List.of("?at=yesterday", "?at=2009-01-01T00:00:00Z", "?at=2200-01-01T00:00:00Z", "?when=now")) {
            assertThat(door.post("/v1/pictures" + query, picture, "Authorization", bearer)
                            .status())
                    .as(query)
                    .isEqualTo(400);
        }
        assertThat(door.post("/v1/pictures", picture, "Authorization", bearer, "X-Sha256", "00")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void five_pictures_that_agree_begin_the_counter_and_each_that_fits_goes_on() {
        var camera = new Camera().setUp().begun(361_097);
        var next = camera.shows(361_102, 60);
        camera.readAll();

        assertThat(camera.counter())
                .containsExactly(36_109_700.0, 36_109_800.0, 36_109_900.0, 36_110_000.0, 36_110_100.0, 36_110_200.0);
        assertThat(camera.verdict(next)).isEqualTo("accepted");
        assertThat(registry.column(
                        "SELECT energy_wh FROM channel_state JOIN channel ON channel.id = channel_id WHERE device_id = ?",
                        camera.id))
                .containsExactly(36_110_200.0);
        assertThat(registry.count("SELECT crops FROM picture WHERE id = ?", next))
                .isEqualTo(7);
    }

    @Test
    void what_jumps_or_cannot_be_seen_is_not_published_and_says_why() {
        var camera = new Camera().setUp().begun(361_097);
        var jump = camera.shows(961_102, 60);
        camera.readAll();
        camera.send(PaintedMeter.dark(), START.plus(Duration.ofMinutes(70)));
        camera.send(PaintedMeter.unsure(761_102), START.plus(Duration.ofMinutes(80)));
        camera.readAll();

        assertThat(camera.verdict(jump)).isEqualTo("rejected");
        assertThat(registry.column("SELECT reason FROM picture WHERE device_id = ? AND status = 'refused'", camera.id))
                .containsExactly("dark");
        assertThat(registry.column(
                        "SELECT verdict FROM meter_reading WHERE device_id = ? AND published_wh IS NOT NULL"
                                + " ORDER BY at DESC LIMIT 1",
                        camera.id))
                .containsExactly("inferred");
        assertThat(camera.counter()).hasSize(6).endsWith(36_110_200.0);
    }

    @Test
    void a_wrong_value_is_taken_back_with_what_was_published_since_and_the_sums_look_again() {
        var camera = new Camera().setUp().begun(361_097);
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
        assertThat(registry.count(
                        "SELECT count(*) FROM meter_reading WHERE id IN (SELECT id FROM meter_reading WHERE picture_id = ?)"
                                + " AND withdrawn_at IS NOT NULL AND published_wh IS NULL",
                        wrong))
                .isEqualTo(1);
        assertThat(registry.column(
                        "SELECT kind || ' ' || withdrawn FROM meter_event WHERE device_id = ? ORDER BY id", camera.id))
                .containsExactly("resynchronised 0", "corrected 2");
        assertThat(registry.count(
                        "SELECT count(*) FROM reading_batch WHERE gateway = 'pictures' AND from_at = ?::timestamptz",
                        START.plus(Duration.ofMinutes(60)).toString()))
                .isPositive();
    }

    @Test
    void a_person_corrects_a_picture_and_types_in_a_new_meter() {
        var camera = new Camera().setUp().begun(361_097);
        var misread = camera.shows(361_104, 60);
        camera.readAll();

        var corrected = camera.order("correction", "{\"pictureId\":\"" + misread + "\",\"value\":36110.2}");
        assertThat(corrected.answer().path("valueWh").asDouble()).isEqualTo(36_110_200.0);
        assertThat(camera.counter()).endsWith(36_110_200.0).hasSize(6);

        var typo = camera.order("reading", "{\"at\":\"" + START.plus(Duration.ofMinutes(65)) + "\",\"value\":1000000}");
        assertThat(typo.status()).isEqualTo(400);
        var replaced = camera.order(
                "reading", "{\"at\":\"" + START.plus(Duration.ofMinutes(70)) + "\",\"value\":0.3,\"replaced\":true}");
        assertThat(replaced.status()).isEqualTo(200);
        camera.shows(5, 80);
        camera.readAll();
        assertThat(camera.counter()).endsWith(36_110_200.0, 36_110_200.0, 36_110_400.0);

        var unreadable = camera.order("correction", "{\"pictureId\":\"" + misread + "\",\"unreadable\":true}");
        assertThat(unreadable.status()).isEqualTo(200);
        assertThat(camera.counter()).hasSize(7);
    }

    @Test
    void a_late_picture_must_fit_between_its_neighbours() {
        var camera = new Camera().setUp().begun(361_097);
        var fits = camera.shows(361_098, 25);
        var not = camera.shows(361_400, 35);
        camera.readAll();

        assertThat(camera.verdict(fits)).isEqualTo("accepted");
        assertThat(camera.verdict(not)).isEqualTo("rejected");
        assertThat(camera.counter()).isSorted().hasSize(6);
    }

    @Test
    void a_set_up_with_mistakes_names_each_and_one_that_is_tried_stays_where_it_is() {
        var camera = new Camera();
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
        assertThat(registry.count("SELECT count(*) FROM meter_setup WHERE device_id = ?", camera.id))
                .isZero();
    }

    @Test
    void a_replay_tells_what_would_change_and_changes_it_when_asked() throws IOException {
        var camera = new Camera().setUp().begun(361_097);
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
        var camera = new Camera().setUp().begun(361_097);
        registry.execute(
                "INSERT INTO outage (id, home_id, started_at, ended_at, verdict, confidence)"
                        + " VALUES ('dark', 'default', ?::timestamptz, ?::timestamptz, 'power', 1)",
                START.plus(Duration.ofMinutes(51)).toString(),
                START.plus(Duration.ofMinutes(59)).toString());
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
            registry.execute("DELETE FROM outage");
        }
    }

    @Test
    void the_register_cannot_have_counted_less_than_what_is_behind_it() {
        var camera = new Camera().setUp();
        registry.device("plug", "default");
        registry.execute("INSERT INTO channel (home_id, device_id, number) VALUES ('default', 'plug', 1)");
        registry.execute(
                "INSERT INTO interval_energy (channel_id, starts_at, energy_wh, watt_seconds, covered_seconds, samples)"
                        + " SELECT id, ?::timestamptz, 1500, 5400000, 900, 30 FROM channel WHERE device_id = 'plug'",
                START.plus(Duration.ofMinutes(60)).toString());
        camera.order(
                "setup",
                camera.past(PaintedMeter.SETUP, "").replace("\"phases\"", "\"subMeters\":[\"plug\"],\"phases\""));
        camera.begun(361_097);

        var tooLittle = camera.shows(361_102, 80);
        camera.readAll();

        assertThat(camera.verdict(tooLittle)).isEqualTo("rejected");
        assertThat(registry.column("SELECT reason FROM meter_reading WHERE ref = ?", tooLittle))
                .containsExactly("a rise of 0.1 kWh, sub-meters counted more");
    }

    @Test
    void a_past_of_any_length_is_read_piece_by_piece() {
        var camera = new Camera().setUp();
        var one = camera.shows(361_097, 10);
        camera.readAll();
        registry.execute("""
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
        var camera = new Camera().setUp();
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
        assertThat(registry.column("SELECT digits->1->>'position' FROM meter_reading WHERE ref = ?", first))
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
        var camera = new Camera().setUp();
        var water = camera.past(PaintedMeter.SETUP.replace("kWh", "m3"), "");
        for (var kind : List.of("setup", "try", "replay")) {
            var refused = camera.order(kind, water);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.answer().toString()).contains("setup.register.unit", "electricity, not water");
        }
    }
}
