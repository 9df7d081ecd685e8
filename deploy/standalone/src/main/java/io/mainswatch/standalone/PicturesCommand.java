package io.mainswatch.standalone;

import io.mainswatch.common.config.Settings;
import io.mainswatch.common.picture.PictureBackup;
import io.mainswatch.common.picture.PictureBackup.Outcome;
import io.mainswatch.common.picture.PictureFiles;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Copies pictures to a second place, and compares them with what is there. Works beside a program that runs. */
@Command(
        name = "pictures",
        mixinStandardHelpOptions = true,
        description = "Backs up camera pictures and verifies the backup.",
        synopsisSubcommandLabel = "COMMAND")
final class PicturesCommand {
    @Spec
    private @Nullable CommandSpec spec;

    @Command(
            name = "backup",
            mixinStandardHelpOptions = true,
            description = "Copies what is not in the folder yet and reads every copy back: size and SHA-256.")
    int backup(
            @Parameters(arity = "0..1", paramLabel = "FOLDER", description = "Default: MAINSWATCH_PICTURES_BACKUP.")
                    @Nullable
                    Path folder)
            throws IOException {
        return report(open(folder).run(), "copied");
    }

    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description = "Compares every picture with its copy by size and SHA-256. Writes nothing.")
    int verify(
            @Parameters(arity = "0..1", paramLabel = "FOLDER", description = "Default: MAINSWATCH_PICTURES_BACKUP.")
                    @Nullable
                    Path folder)
            throws IOException {
        return report(open(folder).verify(), "copied");
    }

    private PictureBackup open(@Nullable Path folder) {
        var settings = Settings.from(System.getenv());
        var to = folder == null ? settings.pictures().backup() : folder;
        if (to == null) {
            throw new CommandLine.ParameterException(
                    commandLine(), "no folder, expected one here or in MAINSWATCH_PICTURES_BACKUP");
        }
        return new PictureBackup(PictureFiles.of(settings), to);
    }

    private int report(Outcome outcome, String done) {
        outcome.wrong().forEach(commandLine().getErr()::println);
        commandLine()
                .getOut()
                .println(outcome.pictures() + " pictures, " + outcome.copied() + " " + done + ", "
                        + outcome.wrong().size() + " wrong");
        return outcome.wrong().isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private CommandLine commandLine() {
        if (spec == null) {
            throw new IllegalStateException("picocli injects it");
        }
        return spec.commandLine();
    }
}
