package io.mainswatch.simulator.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code simulate energy}. */
@Command(
        name = "energy",
        sortOptions = false,
        description = "Posts each appliance's power to /energy, with a CSV log; no MQTT.")
public final class EnergyCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private HelpOption help = new HelpOption();

    @Mixin
    private EnergyOptions options = new EnergyOptions();

    @Option(
            names = "--every",
            paramLabel = "TIME",
            defaultValue = "5s",
            converter = DurationConverter.class,
            description = "The time between two readings of an appliance (default: ${DEFAULT-VALUE}).")
    private Duration every = Duration.ofSeconds(5);

    @Option(
            names = "--for",
            paramLabel = "TIME",
            defaultValue = "0s",
            converter = DurationConverter.class,
            description = "Ends by itself after this time (default: runs until Ctrl-C).")
    private Duration runsFor = Duration.ZERO;

    @Option(names = "--replay", paramLabel = "FILE", description = "Sends a sensor_log.csv again instead.")
    private @Nullable Path recording;

    @Override
    public Integer call() {
        return Stage.perform(Specs.required(spec), this::run);
    }

    private void run(Stage stage) throws Exception {
        if (recording == null) {
            options.live(stage, every, runsFor);
        } else {
            options.replay(stage, recording);
        }
    }
}
