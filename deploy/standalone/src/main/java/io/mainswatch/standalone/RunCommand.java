package io.mainswatch.standalone;

import io.mainswatch.common.config.Settings;
import io.mainswatch.common.config.SettingsException;
import io.mainswatch.common.platform.ServiceRun;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code run} starts all four services in this process, {@code run ingest} one of them on a clustered bus. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Real operation: all four services, or the one named (ingest, alert, relay, dashboard).")
final class RunCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);

    @Parameters(arity = "0..1", paramLabel = "SERVICE", description = "ingest, alert, relay or dashboard")
    private @Nullable Services service;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        var settings = Settings.from(System.getenv());
        if (service != null) {
            requireShared(settings);
        }
        settings.describe().forEach((name, value) -> LOG.info("{}={}", name, value));
        settings.warnings().forEach(LOG::warn);
        Services.requireFreePorts(settings, service == null ? List.of(Services.values()) : List.of(service));
        var services = service == null ? Services.all(this::tell) : List.of(service.starter(this::tell));
        try (var run = ServiceRun.start(settings, services)) {
            say("mainswatch is ready");
            run.awaitStop();
        }
        return 0;
    }

    /** A service by itself shares its database and its master key with the others, so it cannot keep its own. */
    private static void requireShared(Settings settings) {
        var mistakes = new ArrayList<String>();
        if (settings.databaseUrl() == null) {
            mistakes.add("MAINSWATCH_DATABASE_URL: required when services run apart, expected"
                    + " postgresql://user:password@host:port/database");
        }
        if (settings.masterKey() == null) {
            mistakes.add("MAINSWATCH_MASTER_KEY: required when services run apart, expected the same long random text"
                    + " for all of them");
        }
        if (!mistakes.isEmpty()) {
            throw new SettingsException(mistakes);
        }
        if (settings.cluster() == null) {
            LOG.warn("MAINSWATCH_CLUSTER_MEMBERS is unset: the other services are heard only by sweeping the database,"
                    + " and relay commands of people cannot reach relay-service");
        }
    }

    /** The one time this password is shown: on the terminal, never in the log. */
    private void tell(String firstPassword) {
        say("First start. Sign in as 'admin' with the password: " + firstPassword);
        say("It is not shown again.");
    }

    private void say(String line) {
        if (spec != null) {
            spec.commandLine().getOut().println(line);
            spec.commandLine().getOut().flush();
        }
    }
}
