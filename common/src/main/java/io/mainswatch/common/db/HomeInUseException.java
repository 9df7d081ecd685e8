package io.mainswatch.common.db;

import java.nio.file.Path;

/** Another live program keeps its data in this home. */
public final class HomeInUseException extends RuntimeException {
    private static final long serialVersionUID = 1;

    HomeInUseException(Path home, String owner) {
        super("MAINSWATCH_HOME: " + home + " is in use by another Mainswatch (process " + owner
                + "); stop that one or give this one a folder of its own");
    }
}
