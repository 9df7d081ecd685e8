package io.mainswatch.dashboard.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Reads what was packed with the program. A file that is missing is a mistake of the build, not of a visitor. */
final class ClassPathFile {
    private ClassPathFile() {}

    /** @param path from the root of the class path, without a leading slash */
    static byte[] read(String path) {
        return find(path).orElseThrow(() -> new IllegalStateException("the program was packed without " + path));
    }

    /** The same, for what may be missing. */
    static Optional<byte[]> find(String path) {
        try (var stream = ClassPathFile.class.getClassLoader().getResourceAsStream(path)) {
            return stream == null ? Optional.empty() : Optional.of(stream.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
