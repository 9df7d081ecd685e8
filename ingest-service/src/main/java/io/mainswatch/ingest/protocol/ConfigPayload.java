package io.mainswatch.ingest.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.http.Json;
import java.io.IOException;

/** {@code pzem/config}: {@code {"metrics":5000,"energy":60000}}, how often a device reports, in ms. */
public final class ConfigPayload {
    private static final int LEAST_MILLIS = 100;
    private static final int MOST_MILLIS = 86_400_000;
    private static final int LARGEST_BYTES = 1_024;

    private ConfigPayload() {}

    /** @throws Failure when a device could not follow it */
    public static void check(byte[] payload) {
        if (payload.length == 0) {
            return;
        }
        if (payload.length > LARGEST_BYTES) {
            throw Failure.invalid("config: " + payload.length + " bytes; expected at most " + LARGEST_BYTES);
        }
        var config = read(payload);
        checkInterval(config, "metrics");
        checkInterval(config, "energy");
    }

    private static ObjectNode read(byte[] payload) {
        try {
            if (Json.MAPPER.readTree(payload) instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException e) {
            throw Failure.invalid("config: not JSON; expected {\"metrics\":5000,\"energy\":60000}");
        }
        throw Failure.invalid("config: not a JSON object; expected {\"metrics\":5000,\"energy\":60000}");
    }

    private static void checkInterval(ObjectNode config, String field) {
        var value = config.get(field);
        if (value == null) {
            return;
        }
        if (!value.canConvertToInt() || !value.isIntegralNumber()) {
            throw Failure.invalid(field + ": " + value + "; expected whole milliseconds");
        }
        Plausible.within(field, value.longValue(), LEAST_MILLIS, MOST_MILLIS);
    }
}
