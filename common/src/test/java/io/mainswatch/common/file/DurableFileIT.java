package io.mainswatch.common.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableFileIT {
    @TempDir
    Path folder;

    @Test
    void a_file_is_replaced_whole_and_leaves_nothing_beside_it() throws IOException {
        var file = folder.resolve("below/picture.jpg");
        DurableFile.write(file, "a long first one".getBytes(UTF_8));
        DurableFile.write(file, "short".getBytes(UTF_8));
        assertThat(file).hasContent("short");
        try (var files = Files.list(folder.resolve("below"))) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void a_secret_is_its_owners_alone_and_never_empty() throws IOException {
        var file = folder.resolve("secret");
        DurableFile.writeSecret(file, "hidden");
        assertThat(DurableFile.readSecret(file)).isEqualTo("hidden");
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
        Files.writeString(file, "\n");
        assertThatIOException().isThrownBy(() -> DurableFile.readSecret(file)).withMessageContaining("is empty");
    }
}
