package io.mainswatch.common.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The database's program, unpacked once for a whole run of the tests. Unpacking costs each process of the tests seconds
 * of its processor; what is unpacked never changes.
 */
public final class UnpackedPostgres {
    private static final String SHARED = System.getProperty("mainswatch.test.postgres", "");

    private UnpackedPostgres() {}

    /** Lets the embedded database of this home find its program there. Without the build's own folder it unpacks as ever. */
    public static void shareWith(Path home) {
        if (SHARED.isEmpty()) {
            return;
        }
        try {
            var program = Files.createDirectories(home.resolve("postgres")).resolve("program");
            if (!Files.exists(program)) {
                Files.createSymbolicLink(program, Files.createDirectories(Path.of(SHARED)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
