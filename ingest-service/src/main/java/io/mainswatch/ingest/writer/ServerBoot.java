package io.mainswatch.ingest.writer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** Which life of this machine it is: monotonic times are comparable within one. */
final class ServerBoot {
    private static final Path LINUX = Path.of("/proc/sys/kernel/random/boot_id");

    private ServerBoot() {}

    /** The kernel's id of this boot; elsewhere one of this process. Read once, at the start. */
    static String id() {
        try {
            return Files.readString(LINUX).strip();
        } catch (IOException absent) {
            return UUID.randomUUID().toString();
        }
    }
}
