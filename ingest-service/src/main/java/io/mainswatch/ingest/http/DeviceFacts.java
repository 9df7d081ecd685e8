package io.mainswatch.ingest.http;

import io.mainswatch.common.http.Fields;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a device says about itself: its firmware's version, how and why it started, how it hears its network, how full its
 * journal is, and what it reckons its values with.
 *
 * @param values to keep and to show
 * @param report how the newest order it knows of ended; null when it knows of none
 */
record DeviceFacts(JsonObject values, @Nullable Report report) {
    private static final int LONGEST_VERSION = 40;
    private static final int LARGEST = Integer.MAX_VALUE;
    private static final int WEAKEST_SIGNAL_DBM = -127;
    private static final List<String> REASONS =
            List.of("unknown", "power", "reset", "software", "watchdog", "crash", "brownout");
    private static final List<String> OUTCOMES =
            List.of("done", "no-samples", "clipped", "load-on", "too-small", "implausible", "not-here");
    private static final List<String> JOURNAL = List.of("pending", "capacity", "refused");
    private static final List<String> INTERVALS = List.of("metrics", "energy");
    private static final List<String> CALIBRATION =
            List.of("microAmpsPerCount", "zeroSixteenths", "noiseSquare", "mainsDeciVolts", "clipped");

    /** How an order ended. */
    record Report(int number, String outcome) {}

    @Nullable
    JsonObject calibration() {
        return values.getJsonObject("calibration");
    }

    static DeviceFacts from(Fields fields) {
        var facts = new JsonObject();
        fields.optionalText("firmware", LONGEST_VERSION).ifPresent(version -> facts.put("firmware", version));
        put(facts, "start", fields, DeviceFacts::start);
        fields.optionalInteger("signalDbm", WEAKEST_SIGNAL_DBM, -1).ifPresent(dbm -> facts.put("signalDbm", dbm));
        fields.optionalInteger("freeMemoryBytes", 0, LARGEST).ifPresent(bytes -> facts.put("freeMemoryBytes", bytes));
        put(facts, "journal", fields, inner -> numbers(inner, JOURNAL));
        put(facts, "intervals", fields, inner -> numbers(inner, INTERVALS));
        put(facts, "calibration", fields, inner -> numbers(inner, CALIBRATION));
        var report = fields.optionalObject("order", DeviceFacts::report);
        fields.orThrow();
        return new DeviceFacts(facts, report.orElse(null));
    }

    private static void put(JsonObject facts, String name, Fields fields, Function<Fields, JsonObject> read) {
        fields.optionalObject(name, read).ifPresent(value -> facts.put(name, value));
    }

    private static JsonObject start(Fields fields) {
        return new JsonObject()
                .put("boot", fields.integer("boot", 0, LARGEST))
                .put("reason", fields.choice("reason", REASONS));
    }

    private static JsonObject numbers(Fields fields, List<String> names) {
        var numbers = new JsonObject();
        for (var name : names) {
            fields.optionalInteger(name, 0, LARGEST).ifPresent(value -> numbers.put(name, value));
        }
        return numbers;
    }

    private static Report report(Fields fields) {
        return new Report(fields.integer("number", 1, LARGEST), fields.choice("outcome", OUTCOMES));
    }
}
