package io.mainswatch.common.testing;

import io.mainswatch.common.bus.Bus;
import io.mainswatch.common.config.DatabaseUrl;
import io.mainswatch.common.config.Settings;
import io.mainswatch.common.db.Database;
import io.mainswatch.common.platform.Platform;
import io.mainswatch.common.security.SecretBox;
import io.mainswatch.common.security.Secrets;
import io.mainswatch.common.time.Clock;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Deployable;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A real platform for one test class: a fresh database, Vert.x with the tests' limit for blocked event loops, every port
 * chosen free. Close it when the class is done.
 */
public final class TestPlatform implements AutoCloseable {
    private final Platform platform;
    private final DatabaseUrl url;
    private @Nullable Connection connection;

    private TestPlatform(Platform platform, DatabaseUrl url) {
        this.platform = platform;
        this.url = url;
    }

    /** On a fresh database, by the machine's clock. */
    public static TestPlatform open() {
        return open(new ManualClock().followingTheMachine(), Map.of());
    }

    /** On a fresh database. Settings given are laid over the tests' own. */
    public static TestPlatform open(Clock clock, Map<String, String> settings) {
        return open(TestDatabase.fresh(), clock, settings);
    }

    /** A further copy of a service over a database that exists. */
    public static TestPlatform open(DatabaseUrl url, Clock clock, Map<String, String> settings) {
        var vertx = Vertx.vertx(new VertxOptions()
                .setMaxEventLoopExecuteTime(BlockedLoops.LIMIT_MILLIS)
                .setMaxEventLoopExecuteTimeUnit(TimeUnit.MILLISECONDS)
                .setWarningExceptionTime(BlockedLoops.LIMIT_MILLIS)
                .setWarningExceptionTimeUnit(TimeUnit.MILLISECONDS));
        var environment = new HashMap<>(Map.of(
                "MAINSWATCH_HOME", "target/test-home-" + ProcessHandle.current().pid(),
                "MAINSWATCH_BIND_ADDRESS", "127.0.0.1",
                "MAINSWATCH_MQTT_PORT", "0",
                "MAINSWATCH_MQTTS_PORT", "0",
                "MAINSWATCH_INGEST_PORT", "0",
                "MAINSWATCH_DASHBOARD_PORT", "0",
                "MAINSWATCH_ALERT_PORT", "0",
                "MAINSWATCH_RELAY_PORT", "0",
                "MAINSWATCH_ADMIN_PASSWORD", "correct horse battery",
                "MAINSWATCH_API_TOKEN", "test-token-of-the-administrator"));
        environment.putAll(settings);
        var platform = new Platform(
                vertx,
                Settings.from(environment),
                Database.open(vertx, url, 8),
                new Bus(vertx),
                clock,
                new SecretBox(Secrets.sha256("the master key of the tests")),
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
        return new TestPlatform(platform, url);
    }

    public Platform platform() {
        return platform;
    }

    public DatabaseUrl databaseUrl() {
        return url;
    }

    /** A plain connection for what a test asks the database itself, open as long as this platform. Not for transactions. */
    public synchronized Connection connection() throws SQLException {
        if (connection == null || connection.isClosed()) {
            connection = TestDatabase.connect(url);
        }
        return connection;
    }

    /** Starts a service and waits until it is ready. */
    public <D extends Deployable> D deploy(D service) {
        Await.result(platform.vertx().deployVerticle(service));
        return service;
    }

    @Override
    public void close() {
        // Services first: Vert.x would close their pool under them.
        var vertx = platform.vertx();
        vertx.deploymentIDs().forEach(service -> Await.result(vertx.undeploy(service)));
        Await.result(vertx.close());
        disconnect();
    }

    private synchronized void disconnect() {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
