package io.mainswatch.simulator.command;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code simulate household}. */
@Command(
        name = "household",
        sortOptions = false,
        description = "Three metered appliances over MQTT and a phone over HTTP, live (the default).")
public final class HouseholdCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private HelpOption help = new HelpOption();

    @Mixin
    private HouseholdOptions options = new HouseholdOptions();

    @Override
    public Integer call() {
        return options.run(Specs.required(spec));
    }
}
