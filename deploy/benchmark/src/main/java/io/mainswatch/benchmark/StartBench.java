package io.mainswatch.benchmark;

import io.mainswatch.benchmark.server.Server;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;

/** How soon the standalone program is ready, and what it takes while nothing happens. */
final class StartBench implements Benchmark {
    private static final int SETTLE_SECONDS = 20;

    @Override
    public void run(Table table) throws Exception {
        table.title("start: ./mainswatch run, embedded PostgreSQL");
        var home = Files.createTempDirectory("mainswatch-bench-");
        try (var first = Server.start(home)) {
            table.figure("start with an empty home", first.startTime().toMillis() / 1e3, "s", "promised < 10");
            first.stop();
            try (var again = Server.start(home)) {
                table.figure("start with an existing home", again.startTime().toMillis() / 1e3, "s", "promised < 5");
                TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
                table.figure("JVM, idle (VmRSS)", again.javaMegabytes(), "MB", "promised < 250");
                table.figure("PostgreSQL, idle (PSS of all processes)", again.databaseMegabytes(), "MB", "");
            }
        }
    }
}
