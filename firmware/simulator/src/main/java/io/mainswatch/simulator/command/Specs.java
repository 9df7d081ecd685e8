package io.mainswatch.simulator.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** picocli sets a command's specification before it calls the command. */
public final class Specs {
    private Specs() {}

    public static CommandSpec required(@Nullable CommandSpec spec) {
        if (spec == null) {
            throw new IllegalStateException("run through picocli's CommandLine");
        }
        return spec;
    }
}
