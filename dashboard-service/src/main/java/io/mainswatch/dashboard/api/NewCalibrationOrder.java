package io.mainswatch.dashboard.api;

import io.mainswatch.common.http.Fields;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step of calibration as a person asks for it.
 *
 * @param step {@code zero} with no load on; {@code gain} with a load of known current; {@code mains}: the home's voltage
 * @param value {@code gain}: 1 to 30,000 mA; {@code mains}: 800 to 3,000 tenths of a volt; {@code zero}: null
 */
record NewCalibrationOrder(String step, @Nullable Integer value) {
    private static final List<String> STEPS = List.of("zero", "gain", "mains");
    private static final int MOST_MILLIAMPS = 30_000;
    private static final double LEAST_VOLTS = 80;
    private static final double MOST_VOLTS = 300;

    static NewCalibrationOrder from(@Nullable Buffer body) {
        var fields = Fields.of(body);
        var step = fields.choice("step", STEPS);
        var value = switch (step) {
            case "gain" -> fields.integer("milliAmps", 1, MOST_MILLIAMPS);
            case "mains" -> deciVolts(fields);
            default -> null;
        };
        fields.orThrow();
        return new NewCalibrationOrder(step, value);
    }

    private static int deciVolts(Fields fields) {
        if (!fields.has("volts")) {
            fields.refuse("volts", "missing, expected a number from " + LEAST_VOLTS + " to " + MOST_VOLTS);
        }
        return (int) Math.round(
                10 * fields.optionalNumber("volts", LEAST_VOLTS, MOST_VOLTS).orElse(LEAST_VOLTS));
    }
}
