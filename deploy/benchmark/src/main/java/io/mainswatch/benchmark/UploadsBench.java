package io.mainswatch.benchmark;

import io.mainswatch.benchmark.load.Uploads;
import io.mainswatch.benchmark.server.Fleet;
import io.mainswatch.benchmark.server.Server;
import java.time.Duration;
import java.util.Locale;

/**
 * Records a second that sensors bring after an outage: batches of 100 over HTTP, each answered after its commit, the load
 * generator on the same cores. What a signature costs is seen beside the same batches with the secret sent along.
 */
final class UploadsBench implements Benchmark {
    private static final int FEW = 20;
    private static final int MANY = 200;
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration COUNTED = Duration.ofSeconds(15);

    @Override
    public void run(Table table) throws Exception {
        table.title("uploads: batches of 100 records over HTTP, every signature verified, answer after commit");
        try (var server = Server.start()) {
            var warming = Fleet.register(server.api(), Server.TOKEN, "W", FEW);
            new Uploads(server.ingest(), warming, true).run(WARM_UP, WARM_UP);
            double unsigned = measured(table, server, "U", FEW, false, 0);
            measured(table, server, "S", FEW, true, unsigned);
            measured(table, server, "T", MANY, true, 0);
        }
    }

    private static double measured(
            Table table, Server server, String prefix, int devices, boolean signed, double beside) throws Exception {
        var secrets = Fleet.register(server.api(), Server.TOKEN, prefix, devices);
        var result = new Uploads(server.ingest(), secrets, signed).run(WARM_UP, COUNTED);
        table.figure(
                devices + " devices, " + (signed ? "signed" : "secret sent along"),
                result.recordsPerSecond(),
                "rec/s",
                beside > 0 ? String.format(Locale.ROOT, "%.2f x unsigned", result.recordsPerSecond() / beside) : "");
        table.note(String.format(
                Locale.ROOT,
                "    a batch takes median %.0f ms, p99 %.0f ms",
                result.medianMillis(),
                result.p99Millis()));
        return result.recordsPerSecond();
    }
}
