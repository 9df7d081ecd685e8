package io.mainswatch.simulator.command;

import io.mainswatch.simulator.appliance.Home;
import io.mainswatch.simulator.energy.EnergyRun;
import io.mainswatch.simulator.registration.Credentials;
import io.mainswatch.simulator.transport.BackOff;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What live posting and replay have in common. */
final class EnergyOptions {
    private static final BackOff BACK_OFF = new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(30));
    private static final Duration PHONE_RHYTHM = Duration.ofMinutes(2);

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Mixin
    private HomeOptions homes = new HomeOptions();

    @Option(
            names = "--logs",
            paramLabel = "FOLDER",
            defaultValue = "data/logs",
            description = "Where sensor_log.csv and comm_log.txt grow (default: ${DEFAULT-VALUE}).")
    private Path logs = Path.of("data", "logs");

    @Option(
            names = "--speed",
            paramLabel = "N",
            defaultValue = "1",
            description = "A replay's speed: 60 makes a minute a second, 0 leaves the pauses out (default: 1).")
    private double speed = 1;

    void live(Stage stage, Duration every, Duration runsFor) throws Exception {
        Home home = homes.now();
        EnergyRun run = open(stage, home);
        run.live(home, every);
        stage.untilOver(runsFor);
        stage.finish(run.close());
    }

    void replay(Stage stage, Path recording) throws Exception {
        EnergyRun run = open(stage, homes.now());
        try {
            stage.await(run.replay(recording, speed));
        } finally {
            stage.finish(run.close());
        }
    }

    private EnergyRun open(Stage stage, Home home) throws Exception {
        Credentials credentials = server.obtain(stage, server.known(), home, PHONE_RHYTHM);
        return stage.await(EnergyRun.open(stage.vertx(), server.ingest(), credentials, logs, BACK_OFF, stage.story()));
    }
}
