package io.mainswatch.benchmark;

import io.mainswatch.benchmark.load.Load;
import io.mainswatch.benchmark.seen.Meter;
import io.mainswatch.benchmark.seen.Watcher;
import io.mainswatch.benchmark.server.Fleet;
import io.mainswatch.benchmark.server.Server;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * One message of a device until it is acknowledged, on the page and in the API; and what messages that the database
 * refuses cost those beside them.
 */
final class SeenBench implements Benchmark {
    private static final int MESSAGES = 20;
    private static final int FIRST_WATTS = 1_000;
    /** A live value leaves at most once a second: what comes sooner waits for its turn, as it should. */
    private static final long PAUSE_MILLIS = 1_200;

    private static final int NEIGHBOURS = 50;
    private static final int NEIGHBOURS_WINDOW = 10;
    private static final int POISON_WATTS = 4_321;
    private static final long POISON_MILLIS = 250;
    private static final Duration POISONED = Duration.ofSeconds(10);

    @Override
    public void run(Table table) throws Exception {
        table.title("seen: a message over MQTT at QoS 1, " + MESSAGES + " times");
        try (var server = Server.start()) {
            var secret = secretOf(server, "S");
            try (var meter = new Meter(server.mqtt(), "S0", secret);
                    var watcher = new Watcher(server.api(), Server.TOKEN, "S0")) {
                watch(meter, watcher, table);
            }
            poison(server, table);
        }
    }

    private static void watch(Meter meter, Watcher watcher, Table table) throws IOException, InterruptedException {
        var acknowledged = new Histogram(3);
        var live = new Histogram(3);
        var listed = new Histogram(3);
        for (int watts = FIRST_WATTS; watts < FIRST_WATTS + MESSAGES; watts++) {
            var onLive = watcher.onLive(watts);
            long sent = System.nanoTime();
            var inList = watcher.inList(watts);
            Meter.waitFor(meter.send(watts));
            acknowledged.recordValue(micros(System.nanoTime() - sent));
            live.recordValue(micros(Meter.waitFor(onLive) - sent));
            listed.recordValue(micros(Meter.waitFor(inList) - sent));
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
        print(table, "acknowledged, that is stored", acknowledged);
        print(table, "in the list of readings", listed);
        print(table, "on the live stream of the page", live);
    }

    /** The database is told to refuse one value, which every check before it lets through. */
    private static void poison(Server server, Table table) throws Exception {
        refuseInDatabase(server);
        var neighbours = Fleet.register(server.api(), Server.TOKEN, "N", NEIGHBOURS);
        var sender = Executors.newSingleThreadScheduledExecutor();
        try (var load = new Load();
                var poisoner = new Meter(server.mqtt(), "P0", secretOf(server, "P"))) {
            load.connect(server.mqtt(), neighbours, NEIGHBOURS_WINDOW, Duration.ofSeconds(30));
            sender.scheduleAtFixedRate(() -> poisoner.send(POISON_WATTS), 0, POISON_MILLIS, TimeUnit.MILLISECONDS);
            var result = load.run(Duration.ofSeconds(2), POISONED);
            Meter.waitFor(poisoner.send(POISON_WATTS));
            table.note("beside a row each " + POISON_MILLIS + " ms that only the database refuses, " + NEIGHBOURS
                    + " devices:");
            table.figure("the slowest acknowledgement of a neighbour", result.maxMillis(), "ms", "promised < 1000");
        } finally {
            sender.shutdownNow();
        }
    }

    private static void refuseInDatabase(Server server) throws IOException, SQLException {
        try (var database = server.database();
                var statement = database.createStatement()) {
            statement.execute(
                    "ALTER TABLE reading ADD CONSTRAINT poison CHECK (power_watts <> " + POISON_WATTS + ") NOT VALID");
        }
    }

    private static String secretOf(Server server, String prefix) throws IOException, InterruptedException {
        return Objects.requireNonNull(
                Fleet.register(server.api(), Server.TOKEN, prefix, 1).get(prefix + "0"));
    }

    private static long micros(long nanos) {
        return TimeUnit.NANOSECONDS.toMicros(nanos);
    }

    private static void print(Table table, String what, Histogram micros) {
        table.figure(what + ", median", micros.getValueAtPercentile(50) / 1e3, "ms", "");
        table.figure("  slowest", micros.getMaxValue() / 1e3, "ms", "promised < 1000");
    }
}
