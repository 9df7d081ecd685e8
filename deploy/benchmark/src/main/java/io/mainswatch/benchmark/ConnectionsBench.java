package io.mainswatch.benchmark;

import io.mainswatch.benchmark.load.Load;
import io.mainswatch.benchmark.server.Fleet;
import io.mainswatch.benchmark.server.Server;
import java.io.IOException;
import java.time.Duration;

/** Ten thousand devices that come back at once after a cut, and then say nothing. */
final class ConnectionsBench implements Benchmark {
    private static final int DEVICES = 10_000;
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration SETTLE = Duration.ofSeconds(10);

    @Override
    public void run(Table table) throws Exception {
        table.title("connections: " + DEVICES + " devices connect at once, each with its secret");
        try (var server = Server.start()) {
            var devices = Fleet.register(server.api(), Server.TOKEN, "C", DEVICES);
            double before = server.javaMegabytes();
            try (var load = new Load()) {
                var took = load.connect(server.mqtt(), devices, 0, PATIENCE);
                if (load.connected() < DEVICES) {
                    throw new IOException(load.connected() + " of " + DEVICES + " devices connected");
                }
                table.figure("authenticated", took.toMillis() / 1e3, "s", "promised < 15");
                load.idle(SETTLE);
                table.figure(
                        "memory they add to the JVM (VmRSS)", server.javaMegabytes() - before, "MB", "promised < 150");
            }
        }
    }
}
