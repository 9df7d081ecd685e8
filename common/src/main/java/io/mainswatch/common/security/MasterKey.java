package io.mainswatch.common.security;

import io.mainswatch.common.file.DurableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The installation's one key: from the settings, else from a file only its owner can read. */
public final class MasterKey {
    private static final String FILE = "master.key";

    private MasterKey() {}

    /**
     * The configured key, or the one kept in {@code home}, made at first use. Blocks on the file system.
     *
     * @throws UncheckedIOException when the folder cannot be read or written
     */
    public static byte[] loadOrCreate(@Nullable String configured, Path home) {
        if (configured != null) {
            return Secrets.sha256(configured);
        }
        var file = home.resolve(FILE);
        try {
            if (!Files.exists(file)) {
                DurableFile.writeSecret(file, Secrets.random());
            }
            return Secrets.sha256(DurableFile.readSecret(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read or make the key file " + file, e);
        }
    }
}
