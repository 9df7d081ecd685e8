package io.mainswatch.dashboard.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.common.bus.Addresses;
import io.mainswatch.common.bus.Addresses.MeterOrderAnswered;
import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.testing.Await;
import io.mainswatch.dashboard.testing.Reply;
import io.mainswatch.dashboard.testing.RunningDashboard;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The history of a camera's pictures, and the orders people give; ingest-service is played by the test. */
class PicturesIT {
    private static final Instant NOON =
            Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofHours(12));

    private static RunningDashboard dashboard;
    private static volatile int status = 200;
    private static volatile String answer = "{}";

    @BeforeAll
    static void start() {
        dashboard = RunningDashboard.start();
        var rows = dashboard.rows();
        rows.device("cam", "default");
        rows.device("bare", "default");
        rows.meterPicture("p1", "cam", "default", NOON, 1_000);
        rows.meterPicture("p2", "cam", "default", NOON.plus(Duration.ofHours(1)), 1_600);
        var platform = dashboard.test().platform();
        platform.bus()
                .answer(
                        Addresses.METER_ORDER,
                        asked -> status == 0
                                ? Future.failedFuture(Failure.unavailable("not now", null))
                                : platform.database()
                                        .pool()
                                        .preparedQuery("INSERT INTO meter_answer (order_id, device_id, status, answer)"
                                                + " VALUES ($1, 'cam', $2, $3::text::jsonb)")
                                        .execute(Tuple.of(asked.orderId(), status, answer))
                                        .map(done -> new MeterOrderAnswered(asked.orderId())));
    }

    @AfterAll
    static void stop() {
        dashboard.close();
    }

    private static Reply ordered(int withStatus, String withAnswer, String path, String body) {
        status = withStatus;
        answer = withAnswer;
        return dashboard.post(path, body);
    }

    private static HttpResponse<byte[]> bytes(HttpRequest.Builder request) {
        try {
            return dashboard
                    .client()
                    .send(
                            request.header("Authorization", "Bearer " + RunningDashboard.ADMINISTRATOR)
                                    .build(),
                            BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static HttpResponse<byte[]> get(String path) {
        return bytes(HttpRequest.newBuilder(dashboard.uri("/api/v1" + path)));
    }

    private static HttpResponse<byte[]> send(byte[] body, String path) {
        return bytes(HttpRequest.newBuilder(dashboard.uri("/api/v1" + path))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    @Test
    void the_history_tells_what_was_made_of_each_picture() {
        var list = dashboard.get("/devices/cam/pictures?limit=1");

        assertThat(list.at("/items/0/id").asText()).isEqualTo("p2");
        assertThat(list.at("/items/0/reading/digits/0/confidence").asDouble()).isEqualTo(0.9);
        var next = dashboard.get(
                "/devices/cam/pictures?limit=1&cursor=" + list.at("/next").asText());
        assertThat(next.items("id")).containsExactly("p1");
        assertThat(dashboard.get("/devices/cam/pictures?review=pending").items("id"))
                .isEmpty();
    }

    @Test
    void a_picture_and_its_crops_are_served_as_what_they_are() {
        assertThat(get("/pictures/p1/image").body()).containsExactly(1);
        assertThat(get("/pictures/p1/image?crop=0").body()).startsWith(0x89, 'P', 'N', 'G');
        assertThat(get("/pictures/p1/image").headers().firstValue("Content-Type"))
                .hasValue("image/png");
        assertThat(get("/pictures/p1/image?crop=1").statusCode()).isEqualTo(404);
    }

    @Test
    void a_persons_picture_is_stored_and_its_order_describes_it() throws IOException {
        status = 200;
        answer = "{\"id\":\"p9\",\"sha256\":\"x\"}";
        var image = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", image);

        assertThat(send(image.toByteArray(), "/devices/cam/pictures").statusCode())
                .isEqualTo(201);
        assertThat(dashboard.rows().number("SELECT (body->>'width')::bigint FROM meter_order WHERE kind = 'picture'"))
                .isEqualTo(40);
        assertThat(send(new byte[] {1, 2, 3}, "/devices/cam/pictures").statusCode())
                .isEqualTo(400);
        assertThat(send(new byte[7 << 20], "/devices/cam/pictures").statusCode())
                .isEqualTo(413);
        // The connection goes on after a body that nobody wanted.
        assertThat(get("/pictures/p1/image").statusCode()).isEqualTo(200);
    }

    @Test
    void the_mistakes_that_ingest_finds_come_back_as_they_are() {
        var body = "{\"setup\":{},\"pictureId\":\"p1\",\"referencePictureId\":\"p1\"}";
        var refused = ordered(
                400,
                "{\"violations\":[{\"field\":\"setup.display\",\"message\":\"missing\"}]}",
                "/devices/cam/meter/try",
                body);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.mistakes()).containsExactly("setup.display");

        assertThat(ordered(409, "{\"detail\":\"too many\"}", "/devices/cam/meter-readings", "{\"value\":1}")
                        .status())
                .isEqualTo(409);
        assertThat(ordered(0, "{}", "/devices/cam/meter-readings", "{\"value\":1}")
                        .status())
                .isEqualTo(503);
    }

    @Test
    void what_is_asked_wrongly_never_becomes_an_order() {
        long before = dashboard.rows().number("SELECT count(*) FROM meter_order");
        for (var wrong : new String[][] {
            {"/devices/cam/meter-readings", "{}"},
            {"/devices/cam/meter-readings", "{\"value\":-1}"},
            {"/devices/cam/meter-readings", "{\"value\":1,\"at\":\"noon\"}"},
            {"/devices/cam/meter/try", "{\"setup\":{}}"},
            {"/devices/cam/meter/try", "[]"},
            {"/devices/cam/meter/replay", "{\"setup\":{},\"referencePictureId\":\"p1\"}"},
            {
                "/devices/cam/meter/replay",
                "{\"setup\":{},\"referencePictureId\":\"p1\",\"from\":\"2026-01-01T00:00:00Z\",\"apply\":\"yes\"}"
            },
            {
                "/devices/cam/meter/replay",
                "{\"setup\":{},\"referencePictureId\":\"p1\",\"from\":\"2026-01-01T00:00:00Z\",\"apply\":true,\"teach\":true}"
            },
            {"/pictures/p1/correction", "{}"},
            {"/pictures/p1/correction", "{\"value\":1,\"unreadable\":true}"},
            {"/pictures/p1/correction", "{\"value\":\"many\"}"}
        }) {
            assertThat(dashboard.post(wrong[0], wrong[1]).status())
                    .as(wrong[0] + wrong[1])
                    .isEqualTo(400);
        }
        assertThat(dashboard.rows().number("SELECT count(*) FROM meter_order")).isEqualTo(before);
    }

    @Test
    void a_replay_is_left_and_looked_up_later() {
        var left = ordered(
                200,
                "{\"changed\":3}",
                "/devices/cam/meter/replay",
                "{\"setup\":{},\"referencePictureId\":\"p1\",\"from\":\"2026-01-01T00:00:00Z\"}");

        assertThat(left.status()).isEqualTo(202);
        var id = left.at("/id").asText();
        Await.until(
                "the order done",
                () -> dashboard
                        .get("/meter-orders/" + id)
                        .at("/status")
                        .asText()
                        .equals("done"));
        assertThat(dashboard.get("/meter-orders/" + id).at("/answer/changed").asInt())
                .isEqualTo(3);
    }

    @Test
    void consumption_and_the_report_come_from_readings_and_pictures_alone() {
        var span = "?from=" + NOON + "&to=" + NOON.plus(Duration.ofHours(2));
        var hours = dashboard.get("/devices/cam/consumption" + span + "&bucket=hour");
        assertThat(hours.at("/items/0/energyWh").asDouble()).isEqualTo(600);
        assertThat(hours.at("/items/0/coverage").asDouble()).isEqualTo(1);
        assertThat(hours.at("/items/1/coverage").asDouble()).isZero();

        var report = dashboard.get("/devices/cam/capture-report" + span);
        assertThat(report.at("/items/0/expected").asInt()).isEqualTo(240);
        assertThat(report.at("/items/0/read").asInt()).isEqualTo(2);
        // Before the first picture there was no camera to expect any of.
        var before = "?from=" + NOON.minus(Duration.ofDays(1)) + "&to=" + NOON;
        assertThat(dashboard
                        .get("/devices/cam/capture-report" + before)
                        .at("/items/0/expected")
                        .asInt(-1))
                .isZero();
    }

    @Test
    void a_data_set_has_digits_labels_and_the_licence_or_is_refused() throws IOException {
        var rows = dashboard.rows();
        // What was filled in is no label; what a person read is, to the digit where nobody knows more.
        rows.device("given", "default");
        for (int i = 1; i <= 3; i++) {
            rows.meterPicture("g" + i, "given", "default", NOON.plus(Duration.ofHours(i)), 1_000 * i);
        }
        rows.run("UPDATE meter_reading SET verdict = 'inferred' WHERE ref = 'g3'");
        rows.run(
                "UPDATE meter_reading SET source = 'person', digits = '[{\"digit\":4,\"position\":null,\"confidence\":1,"
                        + "\"blank\":false}]' WHERE ref = 'g1'");
        var entries = new TreeMap<String, byte[]>();
        try (var zip = new ZipInputStream(
                new ByteArrayInputStream(get("/devices/given/dataset").body()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }

        assertThat(entries.keySet())
                .containsExactly("LICENCE.txt", "crops/00001-0.png", "crops/00002-0.png", "labels.tsv");
        assertThat(new String(entries.get("labels.tsv"), UTF_8))
                .isEqualTo("file\tlabel\tprecision\tgroup\tdisplay\tconfidence\tlabelled_by\n"
                        + "crops/00001-0.png\t3.1\ttenth\tmeter\tdrum\t0.9\tpicture\n"
                        + "crops/00002-0.png\t4\tdigit\tmeter\tdrum\t1\tperson\n");
        var digit = ImageIO.read(new ByteArrayInputStream(entries.get("crops/00001-0.png")));
        assertThat(List.of(digit.getWidth(), digit.getHeight())).containsExactly(8, 16);
        assertThat(dashboard.get("/devices/bare/dataset").status()).isEqualTo(409);
        assertThat(dashboard.get("/devices/bare/meter").at("/setup").isNull()).isTrue();
    }

    @Test
    void what_was_taught_is_named_and_its_layers_stay_inside() {
        var rows = dashboard.rows();
        rows.device("taught", "default");
        rows.meterPicture("t1", "taught", "default", NOON, 1_000);
        rows.run(
                "UPDATE meter_setup SET setup = '{\"display\":\"drum-up\",\"taught\":{\"id\":\"t1\",\"layers\":\"AAAA\"}}'"
                        + " WHERE device_id = 'taught'");
        var left = ordered(
                200,
                "{\"taught\":{\"id\":\"t2\",\"layers\":\"BBBB\"}}",
                "/devices/taught/meter/replay",
                "{\"setup\":{},\"referencePictureId\":\"p1\",\"from\":\"2026-01-01T00:00:00Z\",\"teach\":true}");
        var order = "/meter-orders/" + left.at("/id").asText();
        Await.until(
                "the order done",
                () -> dashboard.get(order).at("/status").asText().equals("done"));

        assertThat(dashboard.get("/devices/taught/meter").at("/setup/taught/id").asText())
                .isEqualTo("t1");
        assertThat(dashboard.get(order).at("/answer/taught/id").asText()).isEqualTo("t2");
        assertThat(dashboard.get("/devices/taught/meter").text()).doesNotContain("AAAA");
        assertThat(dashboard.get(order).text()).doesNotContain("BBBB");
    }
}
