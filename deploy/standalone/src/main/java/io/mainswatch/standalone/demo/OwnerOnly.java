package io.mainswatch.standalone.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that hold a login: readable by their owner alone, from the first byte on. */
final class OwnerOnly {
    private OwnerOnly() {}

    /** What to write. */
    interface Content {
        void writeTo(Writer writer) throws IOException;
    }

    static void write(Path file, Content content) throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(file);
        }
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        try (var writer = Files.newBufferedWriter(file, UTF_8)) {
            content.writeTo(writer);
        }
    }
}
