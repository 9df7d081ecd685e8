package io.mainswatch.benchmark.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** {@code ./mainswatch run} as a process of its own, on free ports and an empty home of its own. */
public final class Server implements AutoCloseable {
    public static final String TOKEN = "benchmark-token-0123456789";
    /** Of the user {@code admin}. */
    public static final String PASSWORD = "benchmark password 0123456789";

    /** Of {@code postmaster.pid}, counted from nought. */
    private static final int PORT_LINE = 3;

    private static final Duration START_PATIENCE = Duration.ofMinutes(5);

    private final Process process;
    private final Path home;
    private final Map<String, Integer> ports;
    private final Duration startTime;

    private Server(Process process, Path home, Map<String, Integer> ports, Duration startTime) {
        this.process = process;
        this.home = home;
        this.ports = ports;
        this.startTime = startTime;
    }

    /** Starts and waits for the word "ready". */
    public static Server start() throws IOException, InterruptedException {
        return start(Files.createTempDirectory("mainswatch-bench-"));
    }

    /** Starts over a home that may hold data already. */
    public static Server start(Path home) throws IOException, InterruptedException {
        return start(home, Map.of());
    }

    /** The same with further settings. */
    public static Server start(Path home, Map<String, String> settings) throws IOException, InterruptedException {
        var ports = new HashMap<String, Integer>();
        var builder = new ProcessBuilder(
                Path.of(System.getenv("MAINSWATCH_ROOT"), "mainswatch").toString(), "run");
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("MAINSWATCH_") && !name.endsWith("_JAVA_OPTIONS"));
        builder.environment().putAll(settings);
        builder.environment().put("MAINSWATCH_HOME", home.toString());
        builder.environment().put("MAINSWATCH_BIND_ADDRESS", "127.0.0.1");
        builder.environment().put("MAINSWATCH_API_TOKEN", TOKEN);
        builder.environment().put("MAINSWATCH_ADMIN_PASSWORD", PASSWORD);
        for (var name : new String[] {"MQTT", "MQTTS", "INGEST", "DASHBOARD", "ALERT", "RELAY"}) {
            ports.put(name, freePort());
            builder.environment().put("MAINSWATCH_" + name + "_PORT", Integer.toString(ports.get(name)));
        }
        var log = home.resolve("run.log");
        long from = System.nanoTime();
        var process =
                builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        waitForReady(process, log);
        return new Server(process, home, ports, Duration.ofNanos(System.nanoTime() - from));
    }

    private static void waitForReady(Process process, Path log) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + START_PATIENCE.toNanos();
        while (!Files.readString(log).contains("mainswatch is ready")) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                process.destroyForcibly();
                throw new IOException("the server did not start:\n" + Files.readString(log));
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    public InetSocketAddress mqtt() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port("MQTT"));
    }

    public URI api() {
        return URI.create("http://127.0.0.1:" + port("DASHBOARD"));
    }

    /** Where sensors post. */
    public URI ingest() {
        return URI.create("http://127.0.0.1:" + port("INGEST"));
    }

    /** Seconds of processor time the JVM has used since it started; PostgreSQL's own are not among them. */
    public double javaProcessorSeconds() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
    }

    public Path home() {
        return home;
    }

    /** From starting the process to its word "ready". */
    public Duration startTime() {
        return startTime;
    }

    /** Resident memory of the JVM in MB. */
    public double javaMegabytes() {
        return Memory.residentMegabytes(process.pid());
    }

    /** Memory of the embedded PostgreSQL in MB, all its processes together. */
    public double databaseMegabytes() {
        try {
            var pid = Long.parseLong(Files.readAllLines(home.resolve("postgres/data/postmaster.pid"))
                    .get(0));
            return ProcessHandle.of(pid).map(Memory::proportionalMegabytes).orElse(0.0);
        } catch (IOException notRunning) {
            return 0;
        }
    }

    /** A connection to the embedded PostgreSQL, as its own superuser. */
    public Connection database() throws IOException, SQLException {
        var folder = home.resolve("postgres");
        var port = Files.readAllLines(folder.resolve("data/postmaster.pid")).get(PORT_LINE);
        var password = Files.readString(folder.resolve("password")).strip();
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/mainswatch", "postgres", password);
    }

    private int port(String name) {
        return Objects.requireNonNull(ports.get(name));
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Stops the process cleanly; its home stays. */
    public void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(15, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }

    /** Stops the process and removes its home, if another server over the same home has not done so. */
    @Override
    public void close() throws IOException, InterruptedException {
        stop();
        if (!Files.exists(home)) {
            return;
        }
        try (var files = Files.walk(home)) {
            files.sorted(Comparator.reverseOrder()).forEach(Server::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
