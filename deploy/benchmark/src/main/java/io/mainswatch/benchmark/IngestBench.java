package io.mainswatch.benchmark;

import io.mainswatch.benchmark.load.Load;
import io.mainswatch.benchmark.load.LoadResult;
import io.mainswatch.benchmark.server.Fleet;
import io.mainswatch.benchmark.server.Mosquitto;
import io.mainswatch.benchmark.server.Server;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * Acknowledged readings a second over real sockets: authentication, facts and metrics on, synchronous commit, this load
 * generator on the same cores.
 */
final class IngestBench implements Benchmark {
    private static final int CONNECTIONS = 200;
    private static final int MANY = 5_000;
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final Duration COUNTED = Duration.ofSeconds(20);
    private static final Duration CONNECT = Duration.ofSeconds(60);

    @Override
    public void run(Table table) throws Exception {
        table.title("ingest: QoS 1, PUBACK after commit, payload {voltage,current,power,ts}");
        try (var server = Server.start()) {
            var few = Fleet.register(server.api(), Server.TOKEN, "B", CONNECTIONS);
            double mosquitto = mosquitto(few);
            var window50 = measured(table, server, few, 50, mosquitto, "promised >= 100,000");
            table.figure("  p99 of window 50", window50.p99Millis(), "ms", "promised < 400");
            measured(table, server, few, 10, mosquitto, "");
            measured(table, server, few, 200, mosquitto, "");
            var many = Fleet.register(server.api(), Server.TOKEN, "M", MANY);
            measured(table, server, many, 10, mosquitto, "");
        }
    }

    private static LoadResult measured(
            Table table, Server server, Map<String, String> devices, int window, double mosquitto, String promise)
            throws IOException {
        var peak = new AtomicReference<>(0.0);
        var running = new AtomicBoolean(true);
        var watcher = new Thread(() -> watch(server, peak, running), "memory");
        watcher.start();
        LoadResult result;
        try {
            result = load(server.mqtt(), devices, window);
        } finally {
            running.set(false);
        }
        var what = devices.size() + " devices, window " + window;
        var ratio = mosquitto > 0
                ? String.format(Locale.ROOT, "%.2f x Mosquitto  ", result.acknowledgedPerSecond() / mosquitto)
                : "";
        table.figure(what, result.acknowledgedPerSecond(), "ack/s", ratio + promise);
        table.note(String.format(
                Locale.ROOT,
                "    latency median %.0f ms, p99 %.0f ms, max %.0f ms; JVM %.0f MB, PostgreSQL %.0f MB",
                result.medianMillis(),
                result.p99Millis(),
                result.maxMillis(),
                peak.get(),
                server.databaseMegabytes()));
        return result;
    }

    private static LoadResult load(InetSocketAddress address, Map<String, String> devices, int window)
            throws IOException {
        try (var load = new Load()) {
            load.connect(address, devices, window, CONNECT);
            if (load.connected() < devices.size()) {
                throw new IOException(load.connected() + " of " + devices.size() + " devices connected");
            }
            var result = load.run(WARM_UP, COUNTED);
            if (load.lost() > 0) {
                throw new IOException(load.lost() + " connections were lost under load");
            }
            return result;
        }
    }

    /** The same load on Mosquitto, which acknowledges without storing; 0 where it is not installed. */
    private static double mosquitto(Map<String, String> devices) throws IOException, InterruptedException {
        var broker = Mosquitto.start();
        if (broker.isEmpty()) {
            return 0;
        }
        try (var running = broker.get()) {
            var anonymous = new HashMap<String, String>();
            devices.keySet().forEach(id -> anonymous.put(id, ""));
            return load(running.address(), anonymous, 50).acknowledgedPerSecond();
        }
    }

    private static void watch(Server server, AtomicReference<Double> peak, AtomicBoolean running) {
        while (running.get()) {
            peak.accumulateAndGet(server.javaMegabytes(), Math::max);
            LockSupport.parkNanos(500_000_000);
        }
    }
}
