package io.mainswatch.ingest.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.common.picture.PictureForm;
import io.mainswatch.common.security.Secrets;
import io.mainswatch.common.testing.Await;
import io.mainswatch.common.testing.Shared;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Pictures at the door, over real sockets, with two copies of the service. */
class PicturesIT {
    @RegisterExtension
    static final Shared<CameraSite> SHARED = Shared.of(CameraSite.class, CameraSite::new);

    private static CameraSite site;

    @BeforeAll
    static void open() {
        site = SHARED.get();
    }

    @Test
    void a_picture_is_on_the_disk_when_it_is_answered_and_sent_again_it_is_the_same() throws IOException {
        var camera = site.camera();
        var picture = PaintedMeter.showing(1);

        var first = camera.send(picture, CameraSite.START);
        var again = camera.send(picture, CameraSite.START);

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.tree().path("sha256").asText())
                .isEqualTo(HexFormat.of().formatHex(Secrets.sha256(picture)))
                .isEqualTo(first.header("X-Sha256"));
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.tree().path("id")).isEqualTo(first.tree().path("id"));
        var name = site.registry()
                .column("SELECT file_name FROM picture WHERE device_id = ?", camera.id)
                .get(0);
        assertThat(Files.readAllBytes(site.home().resolve("pictures/" + name))).isEqualTo(picture);
        assertThat(site.registry().count("SELECT count(*) FROM heartbeat WHERE device_id = ?", camera.id))
                .isEqualTo(2);
    }

    @Test
    void what_is_no_whole_picture_within_the_limits_is_refused_before_it_is_decoded() {
        var camera = site.camera();
        var png = PaintedMeter.showing(1);
        var bomb = png.clone();
        ByteBuffer.wrap(bomb).putInt(16, 60_000).putInt(20, 60_000);
        byte[] jpeg = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xC0, 0, 17, 8, 0, 64, 0, 64, 3, 1, 2, 3, 4, 5};

        for (byte[] bad :
                List.of(new byte[0], "no picture".getBytes(US_ASCII), bomb, jpeg, Arrays.copyOf(png, png.length - 9))) {
            var answer = camera.send(bad, CameraSite.START);
            assertThat(answer.status()).as(answer.body()).isEqualTo(400);
            assertThat(answer.body()).contains("picture");
        }
        assertThat(camera.send(new byte[PictureForm.MOST_BYTES + 1], CameraSite.START)
                        .status())
                .isEqualTo(413);
        assertThat(site.registry().count("SELECT count(*) FROM picture WHERE device_id = ?", camera.id))
                .isZero();
        Await.until(
                "the refusals are kept for a person",
                () -> site.registry().count("SELECT count(*) FROM rejected_message WHERE device_id = ?", camera.id)
                        > 0);
    }

    @Test
    void the_door_asks_who_and_when() {
        var camera = site.camera();
        var picture = PaintedMeter.showing(1);

        assertThat(site.door().post("/v1/pictures", picture).status()).isEqualTo(401);
        assertThat(site.door()
                        .post("/v1/pictures", picture, "Authorization", "Bearer wrong")
                        .status())
                .isEqualTo(401);
        var bearer = "Bearer " + camera.secret;
        for (var query :
                List.of("?at=yesterday", "?at=2009-01-01T00:00:00Z", "?at=2200-01-01T00:00:00Z", "?when=now")) {
            assertThat(site.door()
                            .post("/v1/pictures" + query, picture, "Authorization", bearer)
                            .status())
                    .as(query)
                    .isEqualTo(400);
        }
        assertThat(site.door()
                        .post("/v1/pictures", picture, "Authorization", bearer, "X-Sha256", "00")
                        .status())
                .isEqualTo(400);
    }
}
