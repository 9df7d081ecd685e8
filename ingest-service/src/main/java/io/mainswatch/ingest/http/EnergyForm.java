package io.mainswatch.ingest.http;

import io.mainswatch.common.device.DeviceId;
import io.mainswatch.common.device.MeasurementLimits;
import io.mainswatch.common.http.Fields;
import io.mainswatch.ingest.protocol.Measurement;
import io.vertx.core.buffer.Buffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import org.jspecify.annotations.Nullable;

/**
 * {@code {"device_id":"AC001","timestamp":"2025-04-10 12:02:00","power":1450.1}}: one reading of a device that speaks
 * its home's local time.
 */
record EnergyForm(String deviceId, LocalDateTime timestamp, double powerWatts) {
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);
    private static final String EXPECTED = "expected local time such as 2025-04-10 12:02:00";

    /** @throws io.mainswatch.common.failure.Failure naming every field that is wrong */
    static EnergyForm of(@Nullable Buffer body) {
        var fields = Fields.of(body);
        var deviceId = fields.matching("device_id", DeviceId.PATTERN, DeviceId.EXPECTED);
        var power = fields.optionalNumber("power", -MeasurementLimits.POWER_WATTS, MeasurementLimits.POWER_WATTS);
        if (!fields.has("power")) {
            fields.refuse("power", "missing, expected watts");
        }
        var text = fields.text("timestamp", 64);
        var timestamp = parsed(text);
        if (timestamp == null && !text.isEmpty()) {
            fields.refuse("timestamp", "\"" + text + "\", " + EXPECTED);
        }
        fields.orThrow();
        return new EnergyForm(deviceId, timestamp == null ? LocalDateTime.MIN : timestamp, power.orElse(0.0));
    }

    /**
     * The instant meant. A time the clocks skipped in spring is moved on by what they skipped; of a time that came twice
     * in autumn the first is taken.
     */
    Instant at(ZoneId zone) {
        return ZonedDateTime.ofLocal(timestamp, zone, null).toInstant();
    }

    Measurement measurement(ZoneId zone) {
        return new Measurement(
                1,
                Micros.of(at(zone)),
                (float) powerWatts,
                Float.NaN,
                Float.NaN,
                Float.NaN,
                Float.NaN,
                Double.NaN,
                Measurement.ABSENT,
                Measurement.ABSENT);
    }

    private static @Nullable LocalDateTime parsed(String text) {
        try {
            return LocalDateTime.parse(text, FORM);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
