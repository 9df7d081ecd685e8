package io.mainswatch.ingest.calibration;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A step of calibration as the device is told of it.
 *
 * @param number grows from order to order; a device carries out what is above the last one it knows
 * @param step {@code zero}, {@code gain} or {@code mains}
 * @param value {@code gain}: the known current in mA; {@code mains}: the voltage in tenths of a volt; else null
 */
public record CalibrationOrder(
        long number, String step, @Nullable Integer value) {

    /** {@code {"order":{"number":13,"step":"gain","milliAmps":5000}}}. */
    public Map<String, Object> asTold() {
        var order = new LinkedHashMap<String, Object>();
        order.put("number", number);
        order.put("step", step);
        if (value != null) {
            order.put(step.equals("gain") ? "milliAmps" : "deciVolts", value);
        }
        return Map.of("order", order);
    }
}
