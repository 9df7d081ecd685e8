package io.mainswatch.benchmark.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Resident memory as Linux counts it. */
public final class Memory {
    private Memory() {}

    /** VmRSS of a process in MB, or 0 when it is gone or this is not Linux. */
    public static double residentMegabytes(long pid) {
        return field(Path.of("/proc/" + pid + "/status"), "VmRSS:") / 1_024.0;
    }

    /**
     * Proportional set size in MB of a process and all below it: PostgreSQL's processes share their buffers, and adding
     * up their resident sizes would count those many times.
     */
    public static double proportionalMegabytes(ProcessHandle root) {
        double kilobytes = field(Path.of("/proc/" + root.pid() + "/smaps_rollup"), "Pss:");
        kilobytes += root.descendants()
                .mapToDouble(child -> field(Path.of("/proc/" + child.pid() + "/smaps_rollup"), "Pss:"))
                .sum();
        return kilobytes / 1_024.0;
    }

    private static double field(Path file, String name) {
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException | UncheckedIOException gone) {
            return 0;
        }
    }
}
