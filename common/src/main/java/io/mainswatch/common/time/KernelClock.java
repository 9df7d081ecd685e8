package io.mainswatch.common.time;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Asks the operating system whether a time service runs and still waits for its first answer. Only systemd-timesyncd
 * (Debian's and Raspberry Pi OS's default) says so in a file; anything else counts as "not waiting".
 */
public final class KernelClock {
    private static final Path SERVICE = Path.of("/run/systemd/timesync");
    private static final Path SYNCHRONISED = SERVICE.resolve("synchronized");

    private KernelClock() {}

    /** Reads the file system: call it on a worker. */
    public static boolean isSynchronising() {
        return Files.isDirectory(SERVICE) && !Files.exists(SYNCHRONISED);
    }
}
