package io.mainswatch.ingest.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mainswatch.common.device.MeasurementLimits;
import io.mainswatch.common.failure.Failure;
import java.util.Locale;
import java.util.regex.Pattern;

/** The payloads that are one word: counter, relay state, status, relay command. */
public final class TextPayload {
    private static final Pattern KILOWATT_HOURS = Pattern.compile("\\d{1,8}(\\.\\d{0,9})?");
    private static final double WATT_HOURS_PER_KWH = 1_000;
    private static final int SHOWN = 40;

    private TextPayload() {}

    /**
     * {@code pzem/energy}: the cumulative counter in kWh, e.g. {@code 123.45}. It has no time of its own.
     *
     * @throws Failure when it is no such number
     */
    public static Measurement energy(byte[] payload) {
        var text = text(payload);
        if (!KILOWATT_HOURS.matcher(text).matches()) {
            throw Failure.invalid("energy: " + shown(text) + "; expected a counter in kWh such as 123.45");
        }
        double most = MeasurementLimits.ENERGY_WATT_HOURS / WATT_HOURS_PER_KWH;
        double wattHours = WATT_HOURS_PER_KWH * Plausible.within("energy", Double.parseDouble(text), 0, most);
        long absent = Measurement.ABSENT;
        float none = Float.NaN;
        return new Measurement(1, absent, none, none, none, none, none, wattHours, absent, absent);
    }

    /** {@code relay/state}: true for closed. */
    public static boolean relayState(byte[] payload) {
        return switch (text(payload)) {
            case "1" -> true;
            case "0" -> false;
            default -> throw Failure.invalid("relay state: " + shown(text(payload)) + "; expected 0 or 1");
        };
    }

    /** {@code status}: {@code Online} or {@code Offline}, also with the device's id in front; true for online. */
    public static boolean status(byte[] payload, String deviceId) {
        var text = text(payload);
        var own = deviceId + ":";
        var word = text.startsWith(own) ? text.substring(own.length()).strip() : text;
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "online" -> true;
            case "offline" -> false;
            default ->
                throw Failure.invalid("status: " + shown(text) + "; expected Online, Offline or " + own + " Online");
        };
    }

    /** {@code relay/commands}: true for {@code RELAY_ON}. */
    public static boolean relayCommand(byte[] payload) {
        return switch (text(payload)) {
            case "RELAY_ON" -> true;
            case "RELAY_OFF" -> false;
            default -> throw Failure.invalid("command: " + shown(text(payload)) + "; expected RELAY_ON or RELAY_OFF");
        };
    }

    private static String text(byte[] payload) {
        return new String(payload, UTF_8).strip();
    }

    private static String shown(String text) {
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }
}
