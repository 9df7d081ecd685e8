package io.mainswatch.simulator.energy;

import io.vertx.core.json.JsonObject;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/** One line of {@code sensor_log.csv}: a device, its local time to the second, and its power in watts. */
public record EnergyReading(String deviceId, LocalDateTime timestamp, double powerWatts) {
    static final String HEADER = "device_id,timestamp,power";
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    public EnergyReading {
        if (deviceId.isBlank() || deviceId.contains(",")) {
            throw new IllegalArgumentException("'" + deviceId + "' is no device id");
        }
        if (!Double.isFinite(powerWatts)) {
            throw new IllegalArgumentException("power must be a number");
        }
    }

    /** Reads {@code AC001,2025-04-10 12:02:00,1450.1}. */
    static EnergyReading parse(String line) {
        String[] fields = line.split(",", -1);
        if (fields.length != 3) {
            throw new IllegalArgumentException("expected " + HEADER + " but found '" + line + "'");
        }
        try {
            var timestamp = LocalDateTime.parse(fields[1].trim(), TIMESTAMP);
            return new EnergyReading(fields[0].trim(), timestamp, Double.parseDouble(fields[2].trim()));
        } catch (DateTimeParseException | NumberFormatException e) {
            throw new IllegalArgumentException("'" + line + "': " + e.getMessage(), e);
        }
    }

    String csv() {
        return deviceId + "," + TIMESTAMP.format(timestamp) + "," + powerWatts;
    }

    JsonObject json() {
        return new JsonObject()
                .put("device_id", deviceId)
                .put("timestamp", TIMESTAMP.format(timestamp))
                .put("power", powerWatts);
    }
}
