package io.mainswatch.common.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Whether the machine was crowded: more than twice as many threads wanted to run as it has processors. An event loop that
 * stood still then was not blocked, it was waiting for its turn like everybody else. Known on Linux only; elsewhere no
 * time counts as crowded.
 */
public final class Crowding {
    private static final Path LOAD = Path.of("/proc/loadavg");
    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    private static final Duration AROUND = Duration.ofSeconds(1);
    private static final long SAMPLE_MILLIS = 50;
    private static final int MOST_A_PROCESSOR = 2;
    private static final ConcurrentSkipListMap<Instant, Integer> RUNNABLE = new ConcurrentSkipListMap<>();

    static {
        if (Files.isReadable(LOAD)) {
            var sampler = Executors.newSingleThreadScheduledExecutor(task -> {
                var thread = new Thread(task, "crowding");
                thread.setDaemon(true);
                return thread;
            });
            sampler.scheduleAtFixedRate(Crowding::sample, 0, SAMPLE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private Crowding() {}

    /** Begins to watch, if it has not begun. */
    public static void watch() {
        // Loading the class did it.
    }

    /** Whether the machine was crowded, on average, during a standstill that ended then. */
    public static boolean during(Instant end, Duration standstill) {
        Map<Instant, Integer> samples = RUNNABLE.subMap(end.minus(standstill).minus(AROUND), end.plus(AROUND));
        double mean =
                samples.values().stream().mapToInt(Integer::intValue).average().orElse(0);
        return mean > MOST_A_PROCESSOR * Runtime.getRuntime().availableProcessors();
    }

    /** The fourth field is {@code <runnable now>/<all>}. */
    private static void sample() {
        try {
            var running = Files.readString(LOAD).split(" ")[3].split("/")[0];
            var now = Instant.now();
            RUNNABLE.put(now, Integer.valueOf(running));
            RUNNABLE.headMap(now.minus(REMEMBERED)).clear();
        } catch (IOException | RuntimeException unreadable) {
            // One sample less.
        }
    }
}
