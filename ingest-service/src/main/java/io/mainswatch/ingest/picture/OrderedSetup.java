package io.mainswatch.ingest.picture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.failure.Failure.Violation;
import io.mainswatch.ingest.picture.reader.MeterSetup;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A set-up as it comes in an order: every mistake of its parts is told together, each with its path.
 *
 * @param taughtId what the reader is to know of this meter, empty for nothing but what it is shipped with
 */
record OrderedSetup(MeterSetup setup, SupplyBounds supply, String referencePictureId, String taughtId) {
    private static final String TAUGHT = "taught";

    /** @throws Failure naming every mistake */
    static OrderedSetup of(JsonNode body) {
        var violations = new ArrayList<Violation>();
        var setup = part("setup.", violations, () -> MeterSetup.of(withoutTaught(body.path("setup"))));
        var supply = part("", violations, () -> SupplyBounds.of(body.path("supply")));
        var taughtId = taughtId(body.path("setup").path(TAUGHT), violations);
        setup.forEach(one -> requireEnergy(one, violations));
        if (!violations.isEmpty()) {
            throw Failure.invalid(violations);
        }
        var reference = body.path("referencePictureId").asText("");
        return new OrderedSetup(setup.get(0), supply.get(0), reference, taughtId);
    }

    /** What a reader was taught is no part of the meter file. */
    private static JsonNode withoutTaught(JsonNode setup) {
        return setup instanceof ObjectNode object ? object.deepCopy().without(TAUGHT) : setup;
    }

    private static String taughtId(JsonNode taught, List<Violation> violations) {
        if (taught.isMissingNode() || taught.isNull()) {
            return "";
        }
        if (!taught.path("id").isTextual()) {
            violations.add(new Violation("setup.taught.id", "expected the id that teaching answered with"));
        }
        return taught.path("id").asText();
    }

    /** A counter of water or gas would be shown, billed and summed as electricity. */
    private static void requireEnergy(MeterSetup setup, List<Violation> violations) {
        var unit = setup.register().unit();
        if (MeterInForce.wattHoursOf(unit) == 0) {
            violations.add(new Violation(
                    "setup.register.unit",
                    unit.symbol() + ", expected kWh, Wh or MWh: Mainswatch counts electricity, not water or gas"));
        }
    }

    private static <T> List<T> part(String path, List<Violation> violations, Supplier<T> read) {
        try {
            return List.of(read.get());
        } catch (Failure mistakes) {
            if (mistakes.violations().isEmpty()) {
                violations.add(
                        new Violation(path.isEmpty() ? "supply" : "setup", String.valueOf(mistakes.getMessage())));
            }
            mistakes.violations().forEach(one -> violations.add(new Violation(path + one.field(), one.message())));
            return List.of();
        }
    }
}
