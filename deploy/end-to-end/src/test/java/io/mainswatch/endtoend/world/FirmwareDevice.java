package io.mainswatch.endtoend.world;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mainswatch.common.testing.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A device's own program at its simulated sensor, in a folder that survives what happens to it. */
public final class FirmwareDevice implements AutoCloseable {
    private static final Pattern KEPT = Pattern.compile("kept [0-9]+");

    private final Path programs;
    private final Kind kind;
    private final Path folder;
    private final List<String> options;
    private final Path line;
    private @Nullable Process module;
    private @Nullable Process device;

    private enum Kind {
        METER("meter", "sim-pzem"),
        SENSOR("sensor", "sim-adc");

        private final String program;
        private final String simulator;

        Kind(String program, String simulator) {
            this.program = program;
            this.simulator = simulator;
        }
    }

    private FirmwareDevice(Path programs, Kind kind, Path folder, List<String> options) {
        this.programs = programs;
        this.kind = kind;
        this.folder = folder;
        this.options = options;
        this.line = folder.resolve("line");
    }

    /**
     * The ESP32 meter at a PZEM.
     *
     * @param options of the program: whom it reports to, and as whom
     */
    public static FirmwareDevice meter(Path programs, Path folder, List<String> options) {
        return new FirmwareDevice(programs, Kind.METER, folder, options);
    }

    /** The ESP8266 sensor at an ACS712. */
    public static FirmwareDevice sensor(Path programs, Path folder, List<String> options) {
        return new FirmwareDevice(programs, Kind.SENSOR, folder, options);
    }

    /** Puts the module on the mains: from now on it measures what it is told, see {@link #tell}. */
    public FirmwareDevice measuring() {
        prepare();
        module = launched(List.of(program(kind.simulator), line.toString(), "--script", "-"), "module.log");
        awaitLine();
        return this;
    }

    /** From now on its module measures this, in a script's words. */
    public void tell(String scene) {
        try {
            var input = Objects.requireNonNull(module, "nothing measures yet").getOutputStream();
            input.write((scene + "\n").getBytes(UTF_8));
            input.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts the module on the mains: from now on it measures what the script says. */
    public FirmwareDevice measuring(String script, String... more) {
        prepare();
        try {
            var file = Files.writeString(folder.resolve("script"), script);
            var command =
                    new ArrayList<>(List.of(program(kind.simulator), line.toString(), "--script", file.toString()));
            command.addAll(List.of(more));
            module = launched(command, "module.log");
            awaitLine();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void prepare() {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitLine() {
        Await.until("the module's line is there", () -> Files.exists(line));
    }

    public void start(String... more) {
        var command = new ArrayList<>(List.of(
                program(kind.program),
                "--home",
                home().toString(),
                "--device",
                line.toString(),
                "--server",
                "127.0.0.1"));
        command.addAll(options);
        command.addAll(List.of(more));
        device = launched(command, "device.log");
    }

    /** SIGKILL: as when the power goes. */
    public void kill() {
        end(device);
        device = null;
    }

    public boolean isAlive() {
        return device != null && device.isAlive();
    }

    /** Keeps a number among its settings, as its portal or the server would. */
    public void set(String key, int value) {
        try {
            var settings = Files.createDirectories(home().resolve("settings"));
            var bytes = ByteBuffer.allocate(Integer.BYTES)
                    .order(ByteOrder.nativeOrder())
                    .putInt(value);
            Files.write(settings.resolve(key), bytes.array());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes its Wi-Fi away, or gives it back. */
    public void reachesNetwork(boolean yes) {
        try {
            Files.createDirectories(home());
            if (yes) {
                Files.deleteIfExists(home().resolve("offline"));
            } else {
                Files.writeString(home().resolve("offline"), "");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where its flash and its settings are. */
    public Path home() {
        return folder.resolve("home");
    }

    /** What it printed so far: its display, its relay, its network. */
    public String said() {
        try {
            return Files.readString(folder.resolve("device.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many numbers of kept readings its display has shown, from this character of what it said on. */
    public long keptSince(int from) {
        return KEPT.matcher(said().substring(from))
                .results()
                .map(MatchResult::group)
                .distinct()
                .count();
    }

    private String program(String name) {
        return programs.resolve(name).toString();
    }

    private Process launched(List<String> command, String log) {
        try {
            var file = folder.resolve(log).toFile();
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(file))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void end(@Nullable Process process) {
        try {
            if (process != null) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        kill();
        end(module);
    }
}
