package io.mainswatch.endtoend.world;

import com.fasterxml.jackson.databind.JsonNode;
import io.mainswatch.common.testing.Await;
import java.util.Map;
import java.util.Set;

/** What the API shows of devices, and what comes of what it is asked of them. */
public final class Shown {
    private final Api api;

    public Shown(Api api) {
        this.api = api;
    }

    public JsonNode device(String id) {
        return api.get("/api/v1/devices/" + id).json();
    }

    /** The newest values of its first channel. */
    public JsonNode latest(String id) {
        return device(id).at("/channels/0/latest");
    }

    /** What it last said of itself; missing before that. */
    public JsonNode facts(String id) {
        return api.get("/api/v1/devices/" + id + "/delivery").json().at("/facts/values");
    }

    /** Switches its relay and answers how the command ended. */
    public String switched(String id, String state) {
        var asked = api.post("/api/v1/devices/" + id + "/relays/1/commands", Map.of("state", state));
        require(asked);
        var path = "/api/v1/relay-commands/" + asked.json().get("id").asText();
        Await.until(
                "the command has ended",
                () -> !Set.of("queued", "sent")
                        .contains(api.get(path).json().path("status").asText("queued")));
        return api.get(path).json().path("status").asText();
    }

    /** Asks for a step of its calibration and answers how it ended, why, and where its zero lies since. */
    public String calibrated(String id, String step) {
        var path = "/api/v1/devices/" + id + "/calibration";
        require(api.post(path, step));
        Await.until(
                "the sensor has answered",
                () -> !order(path).path("status").asText().equals("waiting"));
        var order = order(path);
        return order.path("status").asText() + " " + order.path("reason").asText() + " "
                + order.at("/values/zeroSixteenths").asText();
    }

    private JsonNode order(String path) {
        return api.get(path).json().at("/orders/0");
    }

    private static void require(Api.Answer asked) {
        if (asked.status() != 202) {
            throw new AssertionError(asked.toString());
        }
    }
}
