package io.mainswatch.simulator.firmware;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A program of the firmware that runs. It ends when we do: its standard input is ours, and the end of it is its end. What
 * it prints is handed over line by line on the caller's context.
 */
final class DeviceProcess {
    private static final int LAST_WORDS_SECONDS = 5;

    private final Vertx vertx;
    private final Process process;

    private DeviceProcess(Vertx vertx, Process process) {
        this.vertx = vertx;
        this.process = process;
    }

    static Future<DeviceProcess> start(Vertx vertx, List<String> command, Consumer<String> lines) {
        var context = vertx.getOrCreateContext();
        return vertx.executeBlocking(() -> {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var reader = new Thread(() -> read(process, context, lines), command.get(0) + "-" + process.pid());
            reader.setDaemon(true);
            reader.start();
            return new DeviceProcess(vertx, process);
        });
    }

    private static void read(Process process, Context context, Consumer<String> lines) {
        try (var reader = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String said = line;
                context.runOnContext(here -> lines.accept(said));
            }
        } catch (IOException e) {
            // It was killed between two bytes, which is what it is here for.
        }
    }

    /** Writes a line to it. One that is gone hears nothing. */
    Future<Void> tell(String line) {
        return vertx.<Void>executeBlocking(() -> {
                    var input = process.getOutputStream();
                    input.write((line + "\n").getBytes(UTF_8));
                    input.flush();
                    return null;
                })
                .otherwiseEmpty();
    }

    /** Ends it as a power cut does, and completes when it is gone. */
    Future<Void> kill() {
        return vertx.executeBlocking(() -> {
            process.destroyForcibly().waitFor(LAST_WORDS_SECONDS, TimeUnit.SECONDS);
            return null;
        });
    }
}
