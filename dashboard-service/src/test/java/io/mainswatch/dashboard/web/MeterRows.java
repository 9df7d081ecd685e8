package io.mainswatch.dashboard.web;

import io.mainswatch.common.bus.Addresses;
import io.mainswatch.common.bus.Addresses.MeterOrderAnswered;
import io.mainswatch.common.platform.Platform;
import io.mainswatch.common.testing.Await;
import io.mainswatch.common.testing.TestPlatform;
import io.vertx.sqlclient.Tuple;
import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import javax.imageio.ImageIO;

/** A camera's pictures and what ingest-service writes of them; people's orders are answered as a test says. */
final class MeterRows {
    static final String CAMERA = "cam";
    static final String SETUP = """
            {"orientation":{"mirrored":false,"rotationDegrees":0},
             "marks":[{"x":20,"y":20,"width":90,"height":40},{"x":520,"y":20,"width":90,"height":40}],
             "digits":[{"x":100,"y":160,"width":90,"height":150},{"x":200,"y":160,"width":90,"height":150},
                       {"x":300,"y":160,"width":90,"height":150},{"x":400,"y":160,"width":90,"height":150}],
             "display":"drum-up","register":{"unit":"kWh","decimals":1,"offsets":[]},"threshold":0.8}
            """;

    private final Platform platform;

    MeterRows(TestPlatform test) {
        this.platform = test.platform();
        run("""
                INSERT INTO device (id, home_id, name, kind, supply, credentials, cadence_seconds, grace_seconds)
                VALUES ($1, 'default', 'Meter camera', 'camera', 'mains', 'secret', 600, 300)
                """, CAMERA);
    }

    /** A picture of a counter that shows these digits, whole, not read. */
    void picture(String id, Instant at, String shows, String status, String reason) {
        var file =
                platform.settings().home().resolve("pictures").resolve(CAMERA).resolve(id + ".png");
        try {
            Files.createDirectories(file.getParent());
            ImageIO.write(painted(shows), "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run("""
                INSERT INTO picture (id, home_id, device_id, origin, taken_at, sha256, media_type, bytes, width, height,
                                     file_name, crops, stored_bytes, status, reason)
                VALUES ($1, 'default', $2, 'camera', $3, ''::bytea, 'image/png', 1, 640, 400, $4, 0, 2, $5, nullif($6, ''))
                """, id, CAMERA, at.atOffset(ZoneOffset.UTC), CAMERA + "/" + id + ".png", status, reason);
    }

    /** Its digits cut out, as many as there are. */
    void crops(String id, int digits) {
        var folder = platform.settings().home().resolve("pictures").resolve(CAMERA);
        try {
            var whole = ImageIO.read(folder.resolve(id + ".png").toFile());
            for (int i = 0; i < digits; i++) {
                ImageIO.write(
                        whole.getSubimage(100 + 100 * i, 160, 90, 150),
                        "png",
                        folder.resolve(id + "-c" + i + ".png").toFile());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run("UPDATE picture SET crops = $2 WHERE id = $1", id, digits);
    }

    /** What was read on it; accepted values are published. */
    void reading(String pictureId, Instant at, double wattHours, String verdict, String review) {
        run("""
                INSERT INTO meter_reading (home_id, device_id, ref, picture_id, at, source, read_wh, value_wh, digits,
                                           confidence, verdict, reason, published_wh, review)
                VALUES ('default', $1, $2, $2, $3, 'picture', $4, $4,
                        '[{"digit":3,"position":3.0,"confidence":0.99,"blank":false},
                          {"digit":6,"position":6.1,"confidence":0.98,"blank":false},
                          {"digit":1,"position":1.0,"confidence":0.97,"blank":false},
                          {"digit":7,"position":7.4,"confidence":0.62,"blank":false}]', 0.62, $5, 'fits',
                        CASE WHEN $5 = 'accepted' THEN $4::float8 END, $6)
                """, CAMERA, pictureId, at.atOffset(ZoneOffset.UTC), wattHours, verdict, review);
    }

    /** Accepted readings by the set-up in force, in which the second drum hangs back by two tenths. */
    void hanging() {
        run("""
                INSERT INTO meter_reading (home_id, device_id, ref, setup_id, at, source, read_wh, value_wh, digits, confidence,
                                           verdict, reason, published_wh)
                SELECT 'default', $1, 'h' || n, (SELECT max(id) FROM meter_setup), now() - n * interval '1 hour', 'picture', 1, 1,
                       '[{"digit":0,"position":9.98,"confidence":1,"blank":false},
                         {"digit":6,"position":5.8,"confidence":1,"blank":false},
                         {"digit":1,"position":1.02,"confidence":1,"blank":false},
                         {"digit":7,"position":7.4,"confidence":1,"blank":false}]', 1, 'accepted', 'fits', 1
                FROM generate_series(1, 40) AS n
                """, CAMERA);
    }

    void setup(String pictureId) {
        run("""
                INSERT INTO meter_setup (home_id, device_id, setup, supply, licence, picture_id, made_by)
                VALUES ('default', $1, $2::text::jsonb, '{"fuseAmps":35,"volts":230,"phases":1}', 'CC0-1.0', $3, 'user:1')
                """, CAMERA, SETUP, pictureId);
    }

    /** Answers each kind of order with its text, as done. */
    void answer(Map<String, String> answers) {
        platform.bus()
                .answer(
                        Addresses.METER_ORDER,
                        asked -> platform.database()
                                .pool()
                                .preparedQuery("SELECT kind FROM meter_order WHERE id = $1")
                                .execute(Tuple.of(asked.orderId()))
                                .compose(rows -> platform.database()
                                        .pool()
                                        .preparedQuery("INSERT INTO meter_answer (order_id, device_id, status, answer)"
                                                + " VALUES ($1, 'cam', 200, $2::text::jsonb)")
                                        .execute(Tuple.of(
                                                asked.orderId(),
                                                answers.get(
                                                        rows.iterator().next().getString("kind")))))
                                .map(done -> new MeterOrderAnswered(asked.orderId())));
    }

    /** A value in the newest order of this kind. */
    String ordered(String kind, String path) {
        return Await.result(platform.database()
                        .pool()
                        .preparedQuery("SELECT body #>> string_to_array($2, '/') AS value FROM meter_order"
                                + " WHERE kind = $1 ORDER BY requested_at DESC LIMIT 1")
                        .execute(Tuple.of(kind, path)))
                .iterator()
                .next()
                .getString("value");
    }

    private static BufferedImage painted(String digits) {
        var image = new BufferedImage(640, 400, BufferedImage.TYPE_INT_RGB);
        var brush = image.createGraphics();
        brush.setColor(Color.LIGHT_GRAY);
        brush.fillRect(0, 0, 640, 400);
        brush.setColor(Color.BLACK);
        brush.fillRect(90, 150, 410, 170);
        brush.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 130));
        brush.setColor(Color.WHITE);
        for (int i = 0; i < digits.length(); i++) {
            brush.drawString(digits.substring(i, i + 1), 108 + 100 * i, 282);
        }
        brush.dispose();
        return image;
    }

    private void run(String sql, Object... values) {
        Await.result(platform.database().pool().preparedQuery(sql).execute(Tuple.from(values)));
    }
}
