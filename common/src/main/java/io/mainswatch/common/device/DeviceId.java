package io.mainswatch.common.device;

import java.util.regex.Pattern;

/**
 * A device's own name, unique in the installation: its MQTT user name, client id and topic level.
 *
 * @param value 1 to 64 letters, digits, {@code . _ : -}, beginning with a letter or digit
 */
public record DeviceId(String value) {
    public static final Pattern PATTERN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,63}");
    public static final String EXPECTED =
            "expected 1 to 64 letters, digits, '.', '_', ':' or '-', beginning with a letter or digit";

    public DeviceId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("device id: " + EXPECTED);
        }
    }

    /** Whether a text from outside could be a device's id. */
    public static boolean isValid(String value) {
        return PATTERN.matcher(value).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
