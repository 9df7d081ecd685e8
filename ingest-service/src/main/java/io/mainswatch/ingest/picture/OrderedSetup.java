package io.mainswatch.ingest.picture;

import com.fasterxml.jackson.databind.JsonNode;
import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.failure.Failure.Violation;
import io.mainswatch.ingest.picture.reader.MeterSetup;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A set-up as it comes in an order: every mistake of its parts is told together, each with its path. */
record OrderedSetup(MeterSetup setup, SupplyBounds supply, String referencePictureId) {
    /** @throws Failure naming every mistake */
    static OrderedSetup of(JsonNode body) {
        var violations = new ArrayList<Violation>();
        var setup = part("setup.", violations, () -> MeterSetup.of(body.path("setup")));
        var supply = part("", violations, () -> SupplyBounds.of(body.path("supply")));
        if (!violations.isEmpty()) {
            throw Failure.invalid(violations);
        }
        return new OrderedSetup(
                setup.get(0), supply.get(0), body.path("referencePictureId").asText(""));
    }

    /** Litres can be read; they are no energy. */
    void requireEnergy() {
        var unit = setup.register().unit();
        if (MeterInForce.wattHoursOf(unit) == 0) {
            throw Failure.invalid(
                    "setup.register.unit", unit.symbol() + " is read but not counted, expected kWh, Wh or MWh");
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
