package io.mainswatch.simulator.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeepsakeFileTest {
    @TempDir
    private Path folder;

    @Test
    void keepsEverythingForItsOwnerAlone() throws IOException {
        Path path = folder.resolve("home.json");
        var keepsake = new Keepsake(
                new Credentials(Map.of("AC001", "secret"), URI.create("http://host:8081/ping/key")),
                Map.of("AC001", 812_400.5));
        new KeepsakeFile(path).save(Keepsake.empty());
        new KeepsakeFile(path).save(keepsake);

        assertThat(new KeepsakeFile(path).load()).isEqualTo(keepsake);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
    }

    @Test
    void noFileIsAnEmptyKeepsake() throws IOException {
        assertThat(new KeepsakeFile(folder.resolve("none")).load()).isEqualTo(Keepsake.empty());
    }

    @Test
    void aFileThatIsSomethingElseIsNamed() throws IOException {
        Path path = Files.writeString(folder.resolve("other"), "hello");

        assertThatThrownBy(() -> new KeepsakeFile(path).load()).hasMessageContaining(path.toString());
    }
}
