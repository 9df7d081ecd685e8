package io.mainswatch.simulator.command;

import picocli.CommandLine.Option;

/** {@code --help}. The version is the whole program's. */
public final class HelpOption {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help message and exit.")
    private boolean wanted;

    boolean wanted() {
        return wanted;
    }
}
