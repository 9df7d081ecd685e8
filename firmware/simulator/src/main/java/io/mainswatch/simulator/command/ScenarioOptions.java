package io.mainswatch.simulator.command;

import io.mainswatch.simulator.household.Scenario;
import io.mainswatch.simulator.household.Scenarios;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What happens during the run. */
final class ScenarioOptions {
    @Option(
            names = "--at",
            paramLabel = "TIME=WHAT",
            converter = StepConverter.class,
            description = {
                "Lets something happen so long after the start. Repeatable. WHAT is cut, restore, internet-lost,"
                        + " internet-back, or with a device kill:ID, revive:ID, repeat:ID[:N], hold:ID, release:ID,"
                        + " drift:ID:SECONDS_AN_HOUR, reset:ID, jam:ID, free:ID."
            })
    private List<Scenario.Step> steps = new ArrayList<>();

    @Option(
            names = "--scenario",
            paramLabel = "NAME",
            completionCandidates = ScenarioNames.class,
            converter = ScenarioNames.Converter.class,
            description = "A scenario by name: ${COMPLETION-CANDIDATES}.")
    private @Nullable Scenarios scenario;

    @Option(
            names = "--after",
            paramLabel = "TIME",
            defaultValue = "60s",
            converter = DurationConverter.class,
            description = "When the scenario begins (default: ${DEFAULT-VALUE}).")
    private Duration after = Duration.ofSeconds(60);

    @Option(
            names = "--lasts",
            paramLabel = "TIME",
            defaultValue = "5m",
            converter = DurationConverter.class,
            description = "How long it lasts (default: ${DEFAULT-VALUE}).")
    private Duration lasts = Duration.ofMinutes(5);

    @Option(
            names = "--on",
            paramLabel = "ID",
            defaultValue = "AC001",
            description = "The device it happens to, where it happens to one (default: ${DEFAULT-VALUE}).")
    private String deviceId = "AC001";

    Scenario scenario() {
        var scripted = new Scenario(steps);
        return scenario == null ? scripted : scripted.and(scenario.on(deviceId, after, lasts));
    }
}
