package io.mainswatch.simulator.command;

import io.mainswatch.simulator.appliance.Home;
import io.mainswatch.simulator.history.Import;
import io.mainswatch.simulator.household.Household;
import io.mainswatch.simulator.household.HouseholdSettings;
import io.mainswatch.simulator.household.ScenarioPlayer;
import io.mainswatch.simulator.registration.Credentials;
import io.mainswatch.simulator.registration.Keepsake;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** A live household: everything it takes, and its run from start to goodbye. */
public final class HouseholdOptions {
    @Mixin
    private ServerOptions server = new ServerOptions();

    @Mixin
    private RhythmOptions rhythm = new RhythmOptions();

    @Mixin
    private HomeOptions home = new HomeOptions();

    @Mixin
    private FirmwareOptions firmware = new FirmwareOptions();

    @Mixin
    private ScenarioOptions scenario = new ScenarioOptions();

    @Option(
            names = "--history",
            paramLabel = "TIME",
            defaultValue = "0s",
            converter = DurationConverter.class,
            description = "Brings a past of this length first, for example 30d.")
    private Duration history = Duration.ZERO;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            defaultValue = "0s",
            converter = DurationConverter.class,
            description = "Ends by itself after this time (default: runs until Ctrl-C).")
    private Duration runsFor = Duration.ZERO;

    /** Runs the household until it is over; the answer is the exit code. */
    public int run(CommandSpec spec) {
        return Stage.perform(spec, this::perform);
    }

    private void perform(Stage stage) throws Exception {
        HouseholdSettings settings = firmware.applied(rhythm.settings(), server.ingest());
        Keepsake known = server.known();
        Home now = home.now();
        Credentials credentials = server.obtain(stage, known, now, rhythm.phoneEvery());
        Home lived = history.isZero() ? resumed(now, known) : withPast(stage, credentials);
        try {
            live(stage, settings, lived, credentials);
        } finally {
            server.keep(new Keepsake(credentials, counters(lived)));
        }
    }

    private void live(Stage stage, HouseholdSettings settings, Home lived, Credentials credentials) throws Exception {
        var household = new Household(stage.vertx(), settings, lived, credentials, stage.story());
        stage.await(household.start());
        var player = new ScenarioPlayer(stage.vertx(), household, stage.story());
        player.play(scenario.scenario());
        stage.untilOver(runsFor);
        player.stop();
        stage.finish(household.stop());
    }

    private Home withPast(Stage stage, Credentials credentials) throws Exception {
        var past = home.past(history);
        stage.await(new Import(stage.vertx(), server.ingest(), credentials, stage.story()).run(past));
        return past.home();
    }

    private static Home resumed(Home home, Keepsake known) {
        home.meters()
                .forEach(meter -> meter.resumeCounter(
                        known.countersWattHours().getOrDefault(meter.nameplate().deviceId(), 0.0)));
        return home;
    }

    static Map<String, Double> counters(Home home) {
        return home.meters().stream()
                .collect(Collectors.toMap(meter -> meter.nameplate().deviceId(), meter -> meter.counterWattHours()));
    }
}
