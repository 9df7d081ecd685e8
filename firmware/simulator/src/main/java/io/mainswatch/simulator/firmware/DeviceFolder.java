package io.mainswatch.simulator.firmware;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mainswatch.simulator.meter.Intervals;
import io.mainswatch.simulator.meter.Login;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;

/** What a meter keeps through power cuts: its flash, and one file for each setting as the posix port stores them. */
record DeviceFolder(Path path) {
    /**
     * Writes who the device is and how often it reports, as its owner would at its portal; what it wrote itself stays.
     * Secrets go this way and not over a command line, which everybody on the machine can read. Blocks.
     */
    void prepare(Login login, Intervals intervals) throws IOException {
        var settings = path.resolve("settings");
        Files.createDirectories(
                settings, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        text(settings, "deviceId", login.deviceId());
        text(settings, "secret", login.secret());
        number(settings, "relayAtStart", 1);
        if (!Files.exists(settings.resolve("metricsMillis"))) {
            interval(settings, "metricsMillis", intervals.metrics());
            interval(settings, "energyMillis", intervals.energy());
        }
    }

    /** The serial line between the module and the meter. */
    Path line() {
        return path.resolve("line");
    }

    private static void interval(Path settings, String key, Duration every) throws IOException {
        number(settings, key, (int) every.toMillis());
    }

    private static void text(Path settings, String key, String value) throws IOException {
        Files.write(settings.resolve(key), value.getBytes(UTF_8));
    }

    private static void number(Path settings, String key, int value) throws IOException {
        var bytes = ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.nativeOrder())
                .putInt(value);
        Files.write(settings.resolve(key), bytes.array());
    }
}
