package io.mainswatch.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mainswatch.common.http.Json;
import io.mainswatch.common.testing.Await;
import io.mainswatch.endtoend.world.Api;
import io.mainswatch.endtoend.world.Program;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A camera looks at a meter through a mirror: from its raw pictures to the counter, as a person sets it up. */
class MeterCameraIT {
    private static final Path PHOTO =
            Path.of("../../ingest-service/src/test/resources/io/mainswatch/ingest/picture/reader");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final double REGISTER_WATT_HOURS = 36_109_700;

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    @Test
    void a_mirrored_meter_is_set_up_read_counted_and_its_pictures_are_kept_twice() throws Exception {
        byte[] raw = Files.readAllBytes(PHOTO.resolve("seed-metercam-raw.jpg"));
        var setup = Json.MAPPER.readTree(Files.readString(PHOTO.resolve("seed-metercam-raw.json")));
        var home = folder.resolve("home");
        try (var program = new Program.Start(home).run()) {
            var api = new Api(program);
            var secret = api.register("cam", "camera", "mains", 600, 60)
                    .get("secret")
                    .asText();
            var reference = send(program.dashboard().resolve("/api/v1/devices/cam/pictures"), Program.TOKEN, raw)
                    .path("id")
                    .asText();
            var tried = api.post(
                    "/api/v1/devices/cam/meter/try",
                    Map.of("setup", setup, "pictureId", reference, "referencePictureId", reference));
            assertThat(tried.json().path("text").asText()).as(tried.text()).isEqualTo("0361097");
            var saved = api.send(
                    "PUT",
                    "/api/v1/devices/cam/meter",
                    Map.of("setup", setup, "supply", Map.of("fuseAmps", 35), "referencePictureId", reference));
            assertThat(saved.status()).as(saved.text()).isEqualTo(200);

            var first = Instant.now().truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofHours(2));
            for (int i = 0; i < 6; i++) {
                var at = first.plus(Duration.ofMinutes(10L * i));
                send(program.ingest().resolve("/v1/pictures?at=" + at), secret, remarked(raw, i));
            }
            Await.until("all six are read", PATIENCE, () -> verdicts(api).size() == 6);

            assertThat(verdicts(api)).contains("accepted");
            var counter = api.get("/api/v1/devices/cam").json().at("/channels/0/latest/energyWh");
            assertThat(counter.asDouble()).isEqualTo(REGISTER_WATT_HOURS);
            var readings =
                    api.get("/api/v1/devices/cam/readings?from=" + first).json().path("items");
            assertThat(readings.findValuesAsText("energyWh")).hasSize(6).allMatch(wh -> wh.startsWith("36109700"));
            var hours = api.get("/api/v1/devices/cam/consumption?bucket=hour&from=" + first)
                    .json()
                    .path("items");
            assertThat(hours.findValues("coverage")).anyMatch(share -> share.asDouble() > 0);

            var energy =
                    "/api/v1/energy?device=cam&bucket=hour&from=" + first + "&to=" + first.plus(Duration.ofHours(2));
            Await.until(
                    "the energy view knows the counter",
                    PATIENCE,
                    () -> api.get(energy).json().findValues("coverage").stream()
                            .anyMatch(share -> share.asDouble() > 0));

            taught(api, setup, reference, first);
            backedUp(home);
        }
    }

    /** From a correction, by the networks the program is shipped with; it reads this meter well as it is. */
    private static void taught(Api api, JsonNode setup, String reference, Instant from) {
        // The newest of all is the reference, which a person sent.
        var newest =
                api.get("/api/v1/devices/cam/pictures").json().at("/items/1/id").asText();
        var corrected = api.post("/api/v1/pictures/" + newest + "/correction", Map.of("value", 36_109.7));
        assertThat(corrected.status()).as(corrected.text()).isEqualTo(200);
        var left = api.post(
                "/api/v1/devices/cam/meter/replay",
                Map.of("setup", setup, "referencePictureId", reference, "from", from.toString(), "teach", true));
        var order = "/api/v1/meter-orders/" + left.json().path("id").asText();
        Await.until(
                "it was taught",
                PATIENCE,
                () -> !api.get(order).json().path("status").asText().equals("waiting"));
        var answer = api.get(order).json().path("answer");
        assertThat(answer.has("taught")).as(answer.toString()).isTrue();
        assertThat(answer.path("changed").asInt(-1)).as(answer.toString()).isZero();
    }

    /** Beside the running program. */
    private void backedUp(Path home) throws IOException {
        var copies = folder.resolve("copies");
        assertThat(run(home, 0, "backup", copies)).contains("49 pictures, 49 copied, 0 wrong");
        try (var files = Files.walk(copies)) {
            Files.writeString(files.filter(Files::isRegularFile).findFirst().orElseThrow(), "damaged");
        }
        assertThat(run(home, 1, "verify", copies)).contains("the copy differs or is missing", "1 wrong");
    }

    private static String run(Path home, int expectedExit, String command, Path copies) {
        try (var program = new Program.Start(home).launch(List.of("pictures", command, copies.toString()))) {
            assertThat(program.exitCode(PATIENCE)).as(program.log()).isEqualTo(expectedExit);
            return program.log();
        }
    }

    private static List<String> verdicts(Api api) {
        return api.get("/api/v1/devices/cam/pictures").json().path("items").findValuesAsText("verdict");
    }

    private JsonNode send(URI to, String bearer, byte[] picture) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(to)
                .header("Authorization", "Bearer " + bearer)
                .POST(HttpRequest.BodyPublishers.ofByteArray(picture))
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Json.MAPPER.readTree(answer.body());
    }

    /** The same photo, taken another time: a remark after the JPEG's first marker makes another file of it. */
    private static byte[] remarked(byte[] jpeg, int number) {
        var file = new ByteArrayOutputStream();
        file.write(jpeg, 0, 2);
        file.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 3, (byte) number});
        file.write(jpeg, 2, jpeg.length - 2);
        return file.toByteArray();
    }
}
