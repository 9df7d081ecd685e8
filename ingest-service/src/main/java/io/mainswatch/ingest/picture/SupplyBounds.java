package io.mainswatch.ingest.picture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.mainswatch.common.device.DeviceId;
import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.failure.Failure.Violation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What bounds a reading of the main meter.
 *
 * @param fuseAmps of the main fuse, each phase
 * @param volts between line and neutral
 * @param phases 1 to 3
 * @param feedsIn whether the register runs backwards when the home feeds in
 * @param subMeters devices that measure a part of what passes this meter, and no part twice
 */
record SupplyBounds(double fuseAmps, double volts, int phases, boolean feedsIn, List<String> subMeters) {
    private static final int MOST_SUB_METERS = 64;
    private static final Set<String> NAMES = Set.of("fuseAmps", "volts", "phases", "feedsIn", "subMeters");
    /** A fuse carries somewhat more than what is written on it, and for long (IEC 60269: 1.25 times for an hour). */
    private static final double FUSE_CARRIES = 1.25;

    SupplyBounds {
        subMeters = List.copyOf(subMeters);
    }

    /** The most that can pass the meter. */
    double mostWatts() {
        return fuseAmps * volts * phases * FUSE_CARRIES;
    }

    JsonNode toJson() {
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("fuseAmps", fuseAmps)
                .put("volts", volts)
                .put("phases", phases)
                .put("feedsIn", feedsIn);
        subMeters.forEach(json.putArray("subMeters")::add);
        return json;
    }

    /** @throws Failure naming every mistake as {@code supply.<field>}; what is left out has its usual value */
    static SupplyBounds of(JsonNode json) {
        var violations = new ArrayList<Violation>();
        if (!json.isObject() && !json.isMissingNode() && !json.isNull()) {
            throw Failure.invalid("supply", "expected an object");
        }
        json.fieldNames().forEachRemaining(name -> {
            if (!NAMES.contains(name)) {
                violations.add(new Violation("supply." + name, "no such field here"));
            }
        });
        var bounds = new SupplyBounds(
                number(json, "fuseAmps", 63, 1, 1_000, violations),
                number(json, "volts", 230, 50, 1_000, violations),
                (int) number(json, "phases", 1, 1, 3, violations),
                flag(json, violations),
                subMeters(json, violations));
        if (!violations.isEmpty()) {
            throw Failure.invalid(violations);
        }
        return bounds;
    }

    private static double number(
            JsonNode json, String name, double usual, double least, double most, List<Violation> violations) {
        var node = json.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return usual;
        }
        if (node.isNumber() && node.asDouble() >= least && node.asDouble() <= most) {
            return node.asDouble();
        }
        violations.add(new Violation("supply." + name, "expected a number from " + (int) least + " to " + (int) most));
        return usual;
    }

    private static boolean flag(JsonNode json, List<Violation> violations) {
        var node = json.path("feedsIn");
        if (!node.isMissingNode() && !node.isNull() && !node.isBoolean()) {
            violations.add(new Violation("supply.feedsIn", "expected true or false"));
        }
        return node.asBoolean();
    }

    private static List<String> subMeters(JsonNode json, List<Violation> violations) {
        var node = json.path("subMeters");
        if (node.isMissingNode() || node.isNull()) {
            return List.of();
        }
        var ids = new LinkedHashSet<String>();
        node.forEach(id -> ids.add(id.asText()));
        if (!node.isArray() || node.size() > MOST_SUB_METERS || !ids.stream().allMatch(DeviceId::isValid)) {
            violations.add(
                    new Violation("supply.subMeters", "expected a list of at most " + MOST_SUB_METERS + " device ids"));
            return List.of();
        }
        return List.copyOf(ids);
    }
}
