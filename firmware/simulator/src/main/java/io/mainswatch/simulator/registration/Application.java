package io.mainswatch.simulator.registration;

import io.mainswatch.simulator.appliance.Nameplate;
import io.vertx.core.json.JsonObject;
import java.time.Duration;

/** What is asked of {@code POST /api/v1/devices} for one device. */
record Application(String deviceId, JsonObject body) {
    static final String PHONE_ID = "PHONE01";

    static Application meter(Nameplate nameplate) {
        return new Application(nameplate.deviceId(), body(nameplate.deviceId(), nameplate.name(), "meter", "mains"));
    }

    /** A phone is missed once half a rhythm has passed without its beat. */
    static Application phone(Duration every) {
        long seconds = Math.max(1, every.toSeconds());
        var body = body(PHONE_ID, "Spare phone", "phone", "battery")
                .put("cadenceSeconds", seconds)
                .put("graceSeconds", Math.max(1, seconds / 2));
        return new Application(PHONE_ID, body);
    }

    private static JsonObject body(String id, String name, String kind, String supply) {
        return new JsonObject()
                .put("id", id)
                .put("name", name)
                .put("kind", kind)
                .put("supply", supply)
                .put("credentials", "secret");
    }
}
