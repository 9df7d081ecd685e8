package io.mainswatch.common.platform;

import io.mainswatch.common.bus.Bus;
import io.mainswatch.common.config.DatabaseUrl;
import io.mainswatch.common.config.Settings;
import io.mainswatch.common.db.Database;
import io.mainswatch.common.db.EmbeddedDatabase;
import io.mainswatch.common.db.Migrations;
import io.mainswatch.common.db.NewestRowQueries;
import io.mainswatch.common.db.SealedSecretQueries;
import io.mainswatch.common.security.MasterKey;
import io.mainswatch.common.security.SecretBox;
import io.mainswatch.common.time.KernelClock;
import io.mainswatch.common.time.SystemClock;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.micrometer.Label;
import io.vertx.micrometer.MetricsDomain;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens a {@link Platform} in order (database, schema, Vert.x, pool, clock) and closes it in the opposite one. Its
 * methods block: they belong to a program's main thread.
 */
public final class PlatformOpening implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PlatformOpening.class);
    /** Lowered in a test run, where any warning fails it. */
    private static final String BLOCKED_LIMIT = "mainswatch.blockedLimitMillis";

    private static final Duration QUESTION_PATIENCE = Duration.ofSeconds(30);
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(3);
    private static final int CONNECTIONS = 16;

    private final @Nullable EmbeddedDatabase embedded;
    private final Vertx vertx;
    private final Platform platform;

    private PlatformOpening(@Nullable EmbeddedDatabase embedded, Vertx vertx, Platform platform) {
        this.embedded = embedded;
        this.vertx = vertx;
        this.platform = platform;
    }

    /**
     * Opens everything a service stands on.
     *
     * @throws IOException when the embedded database does not start or a certificate is unreadable
     * @throws io.mainswatch.common.db.HomeInUseException when another program holds the home
     */
    public static PlatformOpening open(Settings settings) throws IOException {
        var url = settings.databaseUrl();
        var embedded = url == null ? EmbeddedDatabase.start(settings.home()) : null;
        try {
            return open(settings, embedded == null ? Objects.requireNonNull(url) : embedded.url(), embedded);
        } catch (IOException | RuntimeException e) {
            if (embedded != null) {
                embedded.close();
            }
            throw e;
        }
    }

    private static PlatformOpening open(Settings settings, DatabaseUrl url, @Nullable EmbeddedDatabase embedded)
            throws IOException {
        int migrated = Migrations.apply(url);
        if (migrated > 0) {
            LOG.atInfo().addKeyValue("migrations", migrated).log("the database has this version's schema now");
        }
        var secrets = new SecretBox(MasterKey.loadOrCreate(settings.masterKey(), settings.home()));
        var metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        bindMachine(metrics);
        var vertx = vertx(settings, metrics, secrets);
        var database = Database.open(vertx, url, CONNECTIONS);
        var clock = new SystemClock(KernelClock::isSynchronising);
        var platform = new Platform(vertx, settings, database, new Bus(vertx), clock, secrets, metrics);
        try {
            Blocking.on(SealedSecretQueries.requireKey(database.pool(), secrets), QUESTION_PATIENCE);
            // Before anybody judges by it: a machine without a clock of its own may have started in its past.
            clock.notBefore(Blocking.on(NewestRowQueries.find(database.pool()), QUESTION_PATIENCE)
                    .orElse(Instant.EPOCH));
        } catch (RuntimeException e) {
            quietly("Vert.x", () -> Blocking.on(vertx.close(), CLOSE_PATIENCE));
            throw e;
        }
        vertx.setPeriodic(
                1_000,
                tick -> vertx.executeBlocking(() -> {
                    clock.sample();
                    return true;
                }));
        return new PlatformOpening(embedded, vertx, platform);
    }

    public Platform platform() {
        return platform;
    }

    /** Closes what is open, the last opened first, each with its own patience. */
    @Override
    public void close() {
        quietly("the pool", () -> Blocking.on(platform.database().close(), CLOSE_PATIENCE));
        quietly("Vert.x", () -> Blocking.on(vertx.close(), CLOSE_PATIENCE));
        if (embedded != null) {
            quietly("the embedded database", embedded::close);
        }
    }

    private static void quietly(String what, AutoCloseable closing) {
        try {
            closing.close();
        } catch (Exception e) {
            LOG.atWarn().addKeyValue("error", e.toString()).log("{} did not close cleanly", what);
        }
    }

    private static Vertx vertx(Settings settings, PrometheusMeterRegistry metrics, SecretBox secrets)
            throws IOException {
        var options = new VertxOptions()
                .setMetricsOptions(metricsOptions())
                .setMaxEventLoopExecuteTime(Long.getLong(BLOCKED_LIMIT, 2_000))
                .setMaxEventLoopExecuteTimeUnit(TimeUnit.MILLISECONDS)
                // With the warning comes the stack that blocked: a warning alone helps nobody.
                .setWarningExceptionTime(Long.getLong(BLOCKED_LIMIT, 2_000))
                .setWarningExceptionTimeUnit(TimeUnit.MILLISECONDS);
        var builder = Vertx.builder().withMetrics(new MicrometerMetricsFactory(metrics));
        var cluster = settings.cluster();
        return cluster == null ? builder.with(options).build() : Cluster.join(builder, options, cluster, secrets);
    }

    /** Only what operators ask for: a measurement a message would cost more than the message. */
    private static MicrometerMetricsOptions metricsOptions() {
        var kept = EnumSet.of(MetricsDomain.HTTP_SERVER, MetricsDomain.NAMED_POOLS);
        var options = new MicrometerMetricsOptions()
                .setEnabled(true)
                .setLabels(Set.of(Label.LOCAL, Label.HTTP_METHOD, Label.HTTP_CODE, Label.POOL_NAME, Label.POOL_TYPE));
        for (var domain : MetricsDomain.values()) {
            if (!kept.contains(domain)) {
                options.addDisabledMetricsCategory(domain.toCategory());
            }
        }
        // The client's own pool metrics come once for the pool and once for each user of it, under one name.
        return options.addDisabledMetricsCategory("sql");
    }

    @SuppressWarnings("resource") // the collector listens for as long as the program lives
    private static void bindMachine(PrometheusMeterRegistry metrics) {
        new JvmMemoryMetrics().bindTo(metrics);
        new JvmThreadMetrics().bindTo(metrics);
        new JvmGcMetrics().bindTo(metrics);
        new ProcessorMetrics().bindTo(metrics);
        ConnectionFaults.bindTo(metrics);
    }
}
