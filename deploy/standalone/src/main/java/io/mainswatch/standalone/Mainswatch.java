package io.mainswatch.standalone;

import io.mainswatch.common.Version;
import io.mainswatch.simulator.Simulate;
import io.mainswatch.standalone.demo.DemoCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ./mainswatch}. Exit codes: 0 ok, 1 failed, 2 wrong usage or configuration. */
@Command(
        name = "mainswatch",
        description = "Watches a home's mains: readings, outages, alerts, relays.",
        mixinStandardHelpOptions = true,
        versionProvider = Mainswatch.VersionText.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            RunCommand.class,
            MigrateCommand.class,
            PicturesCommand.class,
            ReadMeterCommand.class,
            Simulate.class
        },
        footer = {
            "",
            "Also, handled by the script itself:",
            "  test            Every test: unit, property, real PostgreSQL, end to end, real browser.",
            "  bench [NAME]    Benchmarks: a table of figures, with the ratio where a peer runs beside.",
            "",
            "Settings are environment variables (MAINSWATCH_...): docs/operations.md names them all."
        })
public final class Mainswatch {
    private Mainswatch() {}

    public static void main(String[] arguments) {
        var commandLine = new CommandLine(new Mainswatch())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(StartFailure::report);
        if (arguments.length == 0) {
            commandLine.usage(commandLine.getErr());
            System.exit(CommandLine.ExitCode.USAGE);
        }
        System.exit(commandLine.execute(arguments));
    }

    static final class VersionText implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"mainswatch " + Version.CURRENT};
        }
    }
}
