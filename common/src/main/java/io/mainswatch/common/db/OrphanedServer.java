package io.mainswatch.common.db;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server that outlived the program which started it. Its data folder is ours (the caller holds the home's
 * lock), so it is asked to shut down and the data are opened again.
 */
final class OrphanedServer {
    private static final Logger LOG = LoggerFactory.getLogger(OrphanedServer.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private OrphanedServer() {}

    static boolean isRunning(Path data) {
        return find(data).isPresent();
    }

    static void stop(Path data) throws IOException {
        var found = find(data);
        if (found.isEmpty()) {
            return;
        }
        var server = found.get();
        LOG.atWarn().addKeyValue("pid", server.pid()).log("stopping the database server an earlier run left behind");
        // SIGINT is PostgreSQL's fast shutdown: clients are cut off, open transactions rolled back, data flushed.
        signal(server, "INT");
        if (!endsWithin(server, PATIENCE)) {
            signal(server, "QUIT");
        }
        if (!endsWithin(server, PATIENCE)) {
            throw new IOException("the database server an earlier run left behind (process " + server.pid()
                    + ") does not stop; end it by hand");
        }
    }

    /** The live server that wrote {@code postmaster.pid}, if that process still is a PostgreSQL of this folder. */
    private static Optional<ProcessHandle> find(Path data) {
        try {
            var lines = Files.readAllLines(data.resolve("postmaster.pid"), UTF_8);
            long pid = Long.parseLong(lines.get(0).strip());
            return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(OrphanedServer::isPostgres);
        } catch (NoSuchFileException stoppedCleanly) {
            return Optional.empty();
        } catch (IOException | RuntimeException unreadable) {
            LOG.atWarn().addKeyValue("error", unreadable.toString()).log("postmaster.pid is unreadable");
            return Optional.empty();
        }
    }

    /** Process ids are used again after a reboot: anything that is not PostgreSQL is left alone. */
    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> command.contains("postgres"))
                .orElse(true);
    }

    private static void signal(ProcessHandle process, String name) throws IOException {
        if (System.getProperty("os.name", "").startsWith("Windows")) {
            process.destroy();
            return;
        }
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .inheritIO()
                .start();
    }

    private static boolean endsWithin(ProcessHandle process, Duration patience) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return !process.isAlive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
