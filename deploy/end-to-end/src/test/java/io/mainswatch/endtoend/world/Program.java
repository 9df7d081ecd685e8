package io.mainswatch.endtoend.world;

import io.mainswatch.common.config.DatabaseUrl;
import io.mainswatch.common.db.FreePort;
import io.mainswatch.common.testing.Await;
import io.mainswatch.common.testing.BlockedLoops;
import io.mainswatch.common.testing.UnpackedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The product as a process: started as {@code ./mainswatch} starts it, on free ports, logging into a file. */
public final class Program implements AutoCloseable {
    public static final String TOKEN = "end-to-end-token-0123456789";
    public static final String PASSWORD = "end to end password";
    private static final Path STANDALONE =
            Path.of("../standalone/target").toAbsolutePath().normalize();
    private static final Pattern STAMP = Pattern.compile("^\\d{4}-\\d\\d-\\d\\dT\\S+ ");
    private static final String READY = "mainswatch is ready";
    private static final Duration START_PATIENCE = Duration.ofSeconds(180);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);

    private final Process process;
    private final Path log;
    private final Path home;
    private final Map<String, Integer> ports;

    private Program(Process process, Path log, Path home, Map<String, Integer> ports) {
        this.process = process;
        this.log = log;
        this.home = home;
        this.ports = ports;
    }

    /** What a program is started with. */
    public static final class Start {
        private final Path home;
        private final Map<String, String> environment = new HashMap<>();
        private final List<String> options = new ArrayList<>();
        private final Map<String, Integer> ports = new HashMap<>();

        /** On a home of its own, with every port chosen free and kept when it is started again. */
        public Start(Path home) {
            this.home = home;
            for (var name : List.of("MQTT", "MQTTS", "INGEST", "DASHBOARD", "ALERT", "RELAY")) {
                ports.put(name, freePort());
            }
        }

        public Start set(String name, String value) {
            environment.put(name, value);
            return this;
        }

        public Start database(DatabaseUrl url) {
            return set(
                    "MAINSWATCH_DATABASE_URL",
                    "postgresql://" + url.user() + ":" + url.password() + "@" + url.host() + ":" + url.port() + "/"
                            + url.database());
        }

        public Start option(String javaOption) {
            options.add(javaOption);
            return this;
        }

        /** Starts and waits until it says that it is ready. */
        public Program run(String... arguments) {
            var command = new ArrayList<String>();
            command.add("run");
            command.addAll(List.of(arguments));
            var program = launch(command);
            try {
                program.awaitReady();
            } catch (AssertionError inVain) {
                program.abandon();
                throw inVain;
            }
            return program;
        }

        /** Starts without waiting. */
        public Program launch(List<String> arguments) {
            var command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Xmx256m",
                    "--add-opens=java.base/java.lang=ALL-UNNAMED",
                    "-Dmainswatch.blockedLimitMillis=" + BlockedLoops.LIMIT_MILLIS));
            command.addAll(options);
            command.addAll(List.of(
                    "-cp", STANDALONE + "/classes:" + STANDALONE + "/lib/*", "io.mainswatch.standalone.Mainswatch"));
            command.addAll(arguments);
            try {
                Files.createDirectories(home);
                UnpackedPostgres.shareWith(home);
                var log = Files.createTempFile(home, "program-", ".log");
                var builder =
                        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
                builder.environment().keySet().removeIf(name -> name.startsWith("MAINSWATCH_"));
                builder.environment()
                        .putAll(Map.of(
                                "MAINSWATCH_HOME",
                                home.toString(),
                                "MAINSWATCH_BIND_ADDRESS",
                                "127.0.0.1",
                                "MAINSWATCH_API_TOKEN",
                                TOKEN,
                                "MAINSWATCH_ADMIN_PASSWORD",
                                PASSWORD));
                ports.forEach((name, port) ->
                        builder.environment().put("MAINSWATCH_" + name + "_PORT", Integer.toString(port)));
                builder.environment().putAll(environment);
                return new Program(builder.start(), log, home, Map.copyOf(ports));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Leaves nothing running: neither the program nor the database server that it may have started. */
    private void abandon() {
        process.destroyForcibly();
        database().ifPresent(ProcessHandle::destroyForcibly);
    }

    private void awaitReady() {
        Await.until("the program is ready", START_PATIENCE, () -> {
            if (!process.isAlive()) {
                throw new AssertionError("the program ended with " + process.exitValue() + ":\n" + log());
            }
            return log().contains(READY);
        });
    }

    public int port(String name) {
        return Objects.requireNonNull(ports.get(name), name);
    }

    public URI dashboard() {
        return URI.create("http://127.0.0.1:" + port("DASHBOARD"));
    }

    public URI ingest() {
        return URI.create("http://127.0.0.1:" + port("INGEST"));
    }

    public Path home() {
        return home;
    }

    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** SIGTERM; returns the exit code. */
    public int stop() {
        process.destroy();
        return exitCode(STOP_PATIENCE.plusSeconds(5));
    }

    /** SIGKILL. */
    public void kill() {
        process.destroyForcibly();
        exitCode(STOP_PATIENCE);
    }

    public int exitCode(Duration patience) {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("the program did not end in " + patience.toSeconds() + " s:\n" + log());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** The embedded PostgreSQL below this home, while it runs. */
    public Optional<ProcessHandle> database() {
        try {
            var pid = Files.readAllLines(home.resolve("postgres/data/postmaster.pid"))
                    .get(0);
            return ProcessHandle.of(Long.parseLong(pid));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the process, and fails the test when an event loop was blocked in it. */
    @Override
    public void close() {
        if (process.isAlive()) {
            stop();
        }
        // Before it is ready it loads its classes and serves nobody; from then on somebody waits.
        var blocked = log().lines()
                .dropWhile(line -> !line.contains(READY))
                .filter(line -> STAMP.matcher(line).find())
                .filter(line -> BlockedLoops.isBlocked(
                        line,
                        OffsetDateTime.parse(line.substring(0, line.indexOf(' ')))
                                .toInstant()))
                .toList();
        if (!blocked.isEmpty()) {
            throw new AssertionError("an event loop was blocked: " + blocked);
        }
    }

    public static int freePort() {
        try {
            return FreePort.find();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
