package io.mainswatch.simulator;

import io.mainswatch.simulator.command.EnergyCommand;
import io.mainswatch.simulator.command.HelpOption;
import io.mainswatch.simulator.command.HistoryCommand;
import io.mainswatch.simulator.command.HouseholdCommand;
import io.mainswatch.simulator.command.HouseholdOptions;
import io.mainswatch.simulator.command.ReplayCommand;
import io.mainswatch.simulator.command.Specs;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code simulate}: simulated devices against any server, over the real protocols. */
@Command(
        name = "simulate",
        sortOptions = false,
        description = "Simulated devices against any server, over the real protocols.",
        subcommands = {HouseholdCommand.class, HistoryCommand.class, EnergyCommand.class, ReplayCommand.class},
        footer = {
            "",
            "Examples:",
            "  simulate --api http://localhost:8080 --token TOKEN --credentials home.json",
            "  simulate --credentials home.json --history 30d",
            "  simulate --credentials home.json --at 60s=cut --at 120s=restore",
            "  simulate --credentials home.json --firmware",
            "  simulate --credentials home.json --scenario internet-loss --after 30s --lasts 2m",
            "  simulate history --credentials home.json --length 30d",
            "  simulate energy --device AC001=SECRET --zone Asia/Kolkata",
            "  simulate replay sensor_log.csv --device AC001=SECRET --speed 60",
            "",
            "Exit codes: 0 ok, 1 failed, 2 wrong usage."
        })
public final class Simulate implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private HelpOption help = new HelpOption();

    @Mixin
    private HouseholdOptions household = new HouseholdOptions();

    // The MQTT client logs every attempt of a device that cannot connect; the household's events say it once.
    private static final Logger MQTT_CLIENT = Logger.getLogger("io.vertx.mqtt");

    public static void main(String[] arguments) {
        MQTT_CLIENT.setLevel(Level.OFF);
        System.exit(new CommandLine(new Simulate()).execute(arguments));
    }

    @Override
    public Integer call() {
        return household.run(Specs.required(spec));
    }
}
