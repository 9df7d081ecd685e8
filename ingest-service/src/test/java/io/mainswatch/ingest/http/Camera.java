package io.mainswatch.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mainswatch.common.bus.Addresses;
import io.mainswatch.common.bus.Addresses.MeterOrder;
import io.mainswatch.common.http.Json;
import io.mainswatch.common.testing.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A camera at the door, and what was made of its pictures. */
final class Camera {
    final String id;
    final String secret;
    private final CameraSite site;

    Camera(CameraSite site, String id) {
        this.site = site;
        this.id = id;
        site.registry().device(id, "default", 600);
        secret = site.registry().secret(id);
    }

    /** As dashboard-service reads it. */
    record Answered(int status, JsonNode answer) {}

    Door.Answer send(byte[] picture, Instant at) {
        return site.door().post("/v1/pictures?at=" + at, picture, "Authorization", "Bearer " + secret);
    }

    /** The picture's id. */
    String shows(int count, int minute) {
        return sends(PaintedMeter.showing(count), minute);
    }

    String sends(byte[] picture, int minute) {
        return send(picture, CameraSite.START.plus(Duration.ofMinutes(minute)))
                .tree()
                .path("id")
                .asText();
    }

    /** The body of a replay of everything, with more of it behind. */
    String past(String setup, String more) {
        var reference = site.registry()
                .column("SELECT picture_id FROM meter_setup WHERE device_id = ? ORDER BY id DESC LIMIT 1", id)
                .get(0);
        return "{\"setup\":" + setup + ",\"supply\":{\"fuseAmps\":35,\"phases\":1},\"referencePictureId\":\""
                + reference + "\",\"from\":\"" + CameraSite.START.plus(Duration.ofMinutes(5)) + "\",\"to\":\""
                + CameraSite.START.plus(Duration.ofHours(20)) + "\"" + more + "}";
    }

    /** Of this picture only the digits are left. */
    void thin(String picture) throws IOException {
        site.registry().execute("UPDATE picture SET kept = 'crops' WHERE id = ?", picture);
        var name = site.registry()
                .column("SELECT file_name FROM picture WHERE id = ?", picture)
                .get(0);
        Files.delete(site.home().resolve("pictures/" + name));
    }

    List<String> pictures() {
        return site.registry().column("SELECT id FROM picture WHERE device_id = ? ORDER BY taken_at", id).stream()
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
        site.registry()
                .execute(
                        "INSERT INTO meter_order (id, home_id, device_id, kind, body, requested_by)"
                                + " VALUES (?, 'default', ?, ?, ?::jsonb, 'user:1')",
                        order,
                        id,
                        kind,
                        body);
        Await.result(site.platform()
                .platform()
                .bus()
                .ask(Addresses.METER_ORDER, new MeterOrder(order), Duration.ofSeconds(20)));
        var status = site.registry().count("SELECT status FROM meter_answer WHERE order_id = ?", order);
        return new Answered(
                (int) status,
                tree(site.registry()
                        .column("SELECT answer::text FROM meter_answer WHERE order_id = ?", order)
                        .get(0)));
    }

    void readAll() {
        Await.until(
                "every picture read",
                () -> site.registry()
                                .count("SELECT count(*) FROM picture WHERE device_id = ? AND status = 'waiting'", id)
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
        return site.registry()
                .column(
                        "SELECT energy_wh FROM reading JOIN channel ON channel.id = channel_id WHERE device_id = ?"
                                + " ORDER BY taken_at",
                        id);
    }

    String verdict(String picture) {
        return String.valueOf(site.registry()
                .column("SELECT verdict FROM meter_reading WHERE picture_id = ?", picture)
                .get(0));
    }

    private static JsonNode tree(Object json) {
        try {
            return Json.MAPPER.readTree(String.valueOf(json));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
