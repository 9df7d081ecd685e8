package io.mainswatch.endtoend.world;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The firmware as Linux programs, built from this tree where a compiler is at hand. */
public final class FirmwareBuild {
    private static final Path FIRMWARE =
            Path.of("../../firmware").toAbsolutePath().normalize();
    private static final int PATIENCE_SECONDS = 300;

    private FirmwareBuild() {}

    /** Whether there is what it takes: {@code apt install make g++}. */
    public static boolean isPossible() {
        return Stream.of("make", "g++").allMatch(FirmwareBuild::isInstalled);
    }

    /** The folder of the programs, made new when a source changed. */
    public static Path programs() {
        try {
            var log = Files.createTempFile("firmware-", ".log");
            var make = new ProcessBuilder("make", "-s", "-C", FIRMWARE.toString(), "programs")
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (!make.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || make.exitValue() != 0) {
                make.destroyForcibly();
                throw new AssertionError("the firmware was not built:\n" + Files.readString(log));
            }
            Files.delete(log);
            return FIRMWARE.resolve("build/posix");
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static boolean isInstalled(String tool) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
    }
}
