package io.mainswatch.endtoend.world;

import io.mainswatch.common.testing.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ESP32 meter's own program at a simulated PZEM, in a folder that survives what happens to it. */
public final class FirmwareMeter implements AutoCloseable {
    private final Path programs;
    private final Path folder;
    private final List<String> options;
    private final Path line;
    private @Nullable Process pzem;
    private @Nullable Process meter;

    /** @param options of the program: whom it reports to, and as whom */
    public FirmwareMeter(Path programs, Path folder, List<String> options) {
        this.programs = programs;
        this.folder = folder;
        this.options = options;
        this.line = folder.resolve("pzem");
    }

    /** Puts the module on the mains: from now on it measures what the script says. */
    public FirmwareMeter measuring(String script, String... more) {
        try {
            Files.createDirectories(folder);
            var file = Files.writeString(folder.resolve("script"), script);
            var command = new ArrayList<>(List.of(program("sim-pzem"), line.toString(), "--script", file.toString()));
            command.addAll(List.of(more));
            pzem = launched(command, "pzem.log");
            Await.until("the module's line is there", () -> Files.exists(line));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void start(String... more) {
        var command = new ArrayList<>(List.of(
                program("meter"), "--home", home().toString(), "--device", line.toString(), "--server", "127.0.0.1"));
        command.addAll(options);
        command.addAll(List.of(more));
        meter = launched(command, "meter.log");
    }

    /** SIGKILL: as when the power goes. */
    public void kill() {
        end(meter);
        meter = null;
    }

    public boolean isAlive() {
        return meter != null && meter.isAlive();
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
            return Files.readString(folder.resolve("meter.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        end(pzem);
    }
}
