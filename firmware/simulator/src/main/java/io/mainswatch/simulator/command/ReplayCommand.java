package io.mainswatch.simulator.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code simulate replay}. */
@Command(
        name = "replay",
        sortOptions = false,
        description = "Sends a sensor_log.csv (device_id,timestamp,power) again, line by line.")
public final class ReplayCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private HelpOption help = new HelpOption();

    @Mixin
    private EnergyOptions options = new EnergyOptions();

    @Parameters(paramLabel = "FILE", description = "The recording.")
    private Path recording = Path.of("sensor_log.csv");

    @Override
    public Integer call() {
        return Stage.perform(Specs.required(spec), stage -> options.replay(stage, recording));
    }
}
