package io.mainswatch.simulator.command;

import io.mainswatch.simulator.history.Import;
import io.mainswatch.simulator.registration.Keepsake;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code simulate history}. */
@Command(
        name = "history",
        sortOptions = false,
        description = "Brings a month of past to the server over POST /v1/readings and the phone's kept beats.")
public final class HistoryCommand implements Callable<Integer> {
    private static final Duration PHONE_RHYTHM = Duration.ofMinutes(2);

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private HelpOption help = new HelpOption();

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Mixin
    private HomeOptions home = new HomeOptions();

    @Option(
            names = "--length",
            paramLabel = "TIME",
            defaultValue = "30d",
            converter = DurationConverter.class,
            description = "How far it reaches back (default: ${DEFAULT-VALUE}).")
    private Duration length = Duration.ofDays(30);

    @Option(
            names = "--step",
            paramLabel = "TIME",
            defaultValue = "1m",
            converter = DurationConverter.class,
            description = "The time between two readings of a meter (default: ${DEFAULT-VALUE}).")
    private Duration step = Duration.ofMinutes(1);

    @Override
    public Integer call() {
        return Stage.perform(Specs.required(spec), this::bring);
    }

    private void bring(Stage stage) throws Exception {
        var past = home.past(length, step);
        var credentials = server.obtain(stage, server.known(), past.home(), PHONE_RHYTHM);
        past.cuts().list().forEach(cut -> stage.say("power cut " + cut.from() + " to " + cut.until()));
        stage.await(new Import(stage.vertx(), server.ingest(), credentials, stage.story()).run(past));
        server.keep(new Keepsake(credentials, HouseholdOptions.counters(past.home())));
    }
}
