package io.mainswatch.endtoend.world;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code mosquitto_pub}, the client most people try first. */
public final class MosquittoPub {
    private static final Path PROGRAM = Path.of("/usr/bin/mosquitto_pub");
    private static final int PATIENCE_SECONDS = 20;

    private final int port;

    public MosquittoPub(int port) {
        this.port = port;
    }

    public static boolean isInstalled() {
        return Files.isExecutable(PROGRAM);
    }

    /** How it ended, and what it said. */
    public record Outcome(int exitCode, String said) {}

    /** Publishes one message at QoS 1 as this user. */
    public Outcome publish(String user, String password, String topic, String payload) {
        return run(List.of("-i", user, "-u", user, "-P", password, "-t", topic, "-m", payload));
    }

    /** Publishes a file's content. */
    public Outcome publishFile(String user, String password, String topic, Path file) {
        return run(List.of("-i", user, "-u", user, "-P", password, "-t", topic, "-f", file.toString()));
    }

    /** With further options, such as {@code -V 5}. */
    public Outcome run(List<String> arguments) {
        var command = new ArrayList<>(
                List.of(PROGRAM.toString(), "-h", "127.0.0.1", "-p", Integer.toString(port), "-q", "1"));
        command.addAll(arguments);
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return new Outcome(-1, "no answer in " + PATIENCE_SECONDS + " s");
            }
            return new Outcome(
                    process.exitValue(), new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
