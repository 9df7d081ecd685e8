package io.mainswatch.standalone;

import io.mainswatch.common.config.SettingsException;
import io.mainswatch.common.db.HomeInUseException;
import io.mainswatch.common.failure.Failure;
import java.net.BindException;
import java.util.concurrent.CompletionException;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** Says in one line a person can act on why a command did not work, and chooses the exit code. */
final class StartFailure {
    private static final int FAILED = 1;
    private static final int WRONG_CONFIGURATION = 2;

    private StartFailure() {}

    static int report(Exception thrown, CommandLine commandLine, CommandLine.ParseResult parsed) {
        var err = commandLine.getErr();
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        if (cause instanceof SettingsException settings) {
            settings.mistakes().forEach(err::println);
            return WRONG_CONFIGURATION;
        }
        if (cause instanceof HomeInUseException || namesASetting(cause)) {
            err.println(cause.getMessage());
            return WRONG_CONFIGURATION;
        }
        if (cause instanceof BindException) {
            err.println(cause.getMessage());
            return FAILED;
        }
        err.println("mainswatch: " + (cause.getMessage() == null ? cause : cause.getMessage()));
        LoggerFactory.getLogger(Mainswatch.class).debug("the command failed", cause);
        return FAILED;
    }

    /** A refusal that can only be mended by another setting begins with its name. */
    private static boolean namesASetting(Throwable cause) {
        return cause instanceof Failure && String.valueOf(cause.getMessage()).startsWith("MAINSWATCH_");
    }
}
