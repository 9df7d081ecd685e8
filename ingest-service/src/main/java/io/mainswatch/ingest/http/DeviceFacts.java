package io.mainswatch.ingest.http;

import io.mainswatch.common.http.Fields;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** What a device says about itself: its firmware's version, and what it reckons its values with. */
final class DeviceFacts {
    private static final int LONGEST_VERSION = 40;
    private static final int LARGEST = Integer.MAX_VALUE;
    private static final List<String> CALIBRATION =
            List.of("microAmpsPerCount", "zeroSixteenths", "noiseSquare", "mainsDeciVolts");

    private DeviceFacts() {}

    static JsonObject from(Fields fields) {
        var facts = new JsonObject();
        fields.optionalText("firmware", LONGEST_VERSION).ifPresent(version -> facts.put("firmware", version));
        fields.optionalObject("calibration", DeviceFacts::calibration)
                .ifPresent(calibration -> facts.put("calibration", calibration));
        fields.orThrow();
        return facts;
    }

    private static JsonObject calibration(Fields fields) {
        var calibration = new JsonObject();
        for (var name : CALIBRATION) {
            fields.optionalInteger(name, 0, LARGEST).ifPresent(value -> calibration.put(name, value));
        }
        return calibration;
    }
}
