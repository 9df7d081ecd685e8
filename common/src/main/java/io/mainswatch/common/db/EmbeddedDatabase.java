package io.mainswatch.common.db;

import io.mainswatch.common.config.DatabaseUrl;
import io.mainswatch.common.file.DurableFile;
import io.mainswatch.common.security.Secrets;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL server run from {@code <home>/postgres}, with durability on and a generated password. The bundled
 * starter is made for tests (no fsync, no password, data thrown away); every one of those is turned round here.
 *
 * <p>All methods block: call them on a worker or before Vert.x starts.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    /** Crash recovery after a power cut may replay a lot of log on an SD card. */
    private static final Duration START_WAIT = Duration.ofMinutes(5);

    private static final Duration SUPERVISION = Duration.ofMillis(500);
    private static final String SUPERUSER = "postgres";
    private static final String DATABASE = "mainswatch";

    /**
     * What differs from the starter's own settings. It passes {@code -F} (no fsync) first; what follows wins.
     */
    private static final Map<String, String> SERVER = Map.ofEntries(
            Map.entry("fsync", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", "''"),
            Map.entry("password_encryption", "scram-sha-256"),
            Map.entry("max_connections", "60"),
            Map.entry("shared_buffers", "64MB"),
            Map.entry("max_wal_size", "1GB"),
            Map.entry("checkpoint_timeout", "15min"),
            Map.entry("log_checkpoints", "off"));

    private final Path folder;
    private final HomeLock lock;
    private final String password;
    private final int port;
    private volatile EmbeddedPostgres server;
    private volatile boolean closed;

    private EmbeddedDatabase(Path folder, HomeLock lock, String password, int port) throws IOException {
        this.folder = folder;
        this.lock = lock;
        this.password = password;
        this.port = port;
        this.server = launch();
    }

    /**
     * Starts the server over the data kept in {@code home}, or over an empty database at first.
     *
     * @throws HomeInUseException when another live program holds this home
     * @throws IOException when the server does not start; its own words are in the log
     */
    public static EmbeddedDatabase start(Path home) throws IOException {
        var folder = home.resolve("postgres");
        Files.createDirectories(folder);
        var lock = HomeLock.take(home);
        try {
            OrphanedServer.stop(folder.resolve("data"));
            return new EmbeddedDatabase(folder, lock, password(folder), FreePort.find()).supervised();
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Where the server is: the port stays the same for as long as this program lives. */
    public DatabaseUrl url() {
        return new DatabaseUrl("127.0.0.1", port, DATABASE, SUPERUSER, password);
    }

    private EmbeddedPostgres launch() throws IOException {
        // The starter deletes stale data folders beside its working folder: ours must not lie there.
        System.setProperty("ot.epg.working-dir", folder.resolve("starter").toString());
        var passwordFile = folder.resolve("password");
        var builder = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(folder.resolve("program").toFile())
                .setDataDirectory(folder.resolve("data"))
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setPGStartupWait(START_WAIT)
                .setConnectConfig("password", password)
                // Handed to initdb as they are, after its own "-A trust", which they overrule.
                .setLocaleConfig("auth-host", "scram-sha-256")
                .setLocaleConfig("auth-local", "scram-sha-256")
                .setLocaleConfig("pwfile", passwordFile.toString())
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("locale", "C");
        // A file, not a pipe into this program: the server must be able to log after we are gone.
        var log = ProcessBuilder.Redirect.appendTo(folder.resolve("server.log").toFile());
        builder.setOutputRedirector(log).setErrorRedirector(log);
        SERVER.forEach(builder::setServerConfig);
        var started = builder.start();
        createDatabase(started);
        return started;
    }

    private static void createDatabase(EmbeddedPostgres started) throws IOException {
        try (var connection = started.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var found = statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'")) {
            if (!found.next()) {
                statement.execute("CREATE DATABASE " + DATABASE);
            }
        } catch (SQLException e) {
            throw new IOException("the embedded database does not answer", e);
        }
    }

    /** Starts the server again, on the same port, when it dies under us. */
    private EmbeddedDatabase supervised() {
        var supervisor = new Thread(this::supervise, "postgres-supervisor");
        supervisor.setDaemon(true);
        supervisor.start();
        return this;
    }

    private void supervise() {
        while (!closed) {
            if (!OrphanedServer.isRunning(folder.resolve("data"))) {
                restart();
            }
            try {
                Thread.sleep(SUPERVISION.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private synchronized void restart() {
        if (closed) {
            return;
        }
        LOG.error("the embedded database is gone: starting it again");
        try {
            // It holds a lock on the data folder until it is closed, and complains that there is nothing to stop.
            server.close();
            server = launch();
            LOG.info("the embedded database is back");
        } catch (IOException | RuntimeException e) {
            LOG.atError().addKeyValue("error", e.getMessage()).log("the embedded database does not start yet");
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        try {
            server.close();
        } catch (IOException e) {
            LOG.atWarn().addKeyValue("error", e.getMessage()).log("the embedded database did not stop cleanly");
        } finally {
            lock.close();
        }
    }

    private static String password(Path folder) throws IOException {
        var file = folder.resolve("password");
        if (!Files.exists(file)) {
            DurableFile.writeSecret(file, Secrets.random());
        }
        return DurableFile.readSecret(file);
    }
}
