package io.mainswatch.common.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
            Files.createDirectories(home);
            if (!Files.exists(file)) {
                create(file);
            }
            return Secrets.sha256(Files.readString(file, UTF_8).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read or make the key file " + file, e);
        }
    }

    private static void create(Path file) throws IOException {
        var draft = Files.createTempFile(file.getParent(), FILE, ".new");
        try {
            Files.writeString(draft, Secrets.random());
            restrict(draft);
            Files.move(draft, file);
        } catch (FileAlreadyExistsException anotherProcessWasFaster) {
            Files.delete(draft);
        }
    }

    private static void restrict(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }
}
