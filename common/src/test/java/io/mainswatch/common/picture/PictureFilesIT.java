package io.mainswatch.common.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mainswatch.common.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures in a folder and in a bucket behave alike. */
class PictureFilesIT {
    @TempDir
    Path folder;

    private static PictureFiles bucket(S3Server server) {
        return bucket(server, S3Server.SECRET_KEY);
    }

    private static PictureFiles bucket(S3Server server, String secretKey) {
        return PictureFiles.of(Settings.from(Map.of(
                "MAINSWATCH_S3_URL",
                server.url(),
                "MAINSWATCH_S3_ACCESS_KEY",
                S3Server.ACCESS_KEY,
                "MAINSWATCH_S3_SECRET_KEY",
                secretKey)));
    }

    private static void behaves(PictureFiles files) throws IOException {
        files.put("cam/2026/01/01/a.jpg", new byte[] {1, 2});
        files.put("cam/2026/01/01/a.jpg", new byte[] {1, 2, 3});
        files.put("cam/2026/01/02/b.jpg", new byte[] {4});
        files.put("cam_2/2026/01/02/c.png", new byte[] {5});

        assertThat(files.get("cam/2026/01/01/a.jpg")).containsExactly(1, 2, 3);
        assertThat(files.names())
                .containsExactly("cam/2026/01/01/a.jpg", "cam/2026/01/02/b.jpg", "cam_2/2026/01/02/c.png");
        files.delete("cam/2026/01/01/a.jpg");
        files.delete("cam/2026/01/01/a.jpg");
        assertThatThrownBy(() -> files.get("cam/2026/01/01/a.jpg")).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void a_folder_keeps_pictures_and_nothing_of_half_a_one() throws IOException {
        behaves(new PictureFolder(folder));

        try (var files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(2);
        }
    }

    @Test
    void a_name_never_leads_out_of_the_folder() {
        var files = new PictureFolder(folder.resolve("pictures"));

        for (var name : new String[] {"../a", "/etc/passwd", "", "a/../../b"}) {
            assertThatThrownBy(() -> files.put(name, new byte[1])).as(name).isInstanceOf(IOException.class);
        }
    }

    @Test
    void a_bucket_keeps_pictures_and_knows_us_by_our_signature() throws IOException {
        try (var server = new S3Server()) {
            behaves(bucket(server));

            assertThat(server.objects.keySet()).allMatch(key -> key.startsWith("/home/"));
            assertThatThrownBy(() -> bucket(server, "another-secret").put("a", new byte[1]))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void a_backup_is_read_back_before_it_counts() throws IOException {
        var files = new PictureFolder(folder.resolve("pictures"));
        files.put("cam/a.jpg", new byte[] {1});
        files.put("cam/b.jpg", new byte[] {2});
        var backup = new PictureBackup(files, folder.resolve("backup"));

        assertThat(backup.verify().wrong()).hasSize(2);
        assertThat(backup.run()).isEqualTo(new PictureBackup.Outcome(2, 2, List.of()));
        assertThat(backup.run().copied()).isZero();
        Files.write(folder.resolve("backup/cam/a.jpg"), new byte[] {7});
        assertThat(backup.verify().wrong()).singleElement().asString().startsWith("cam/a.jpg");
        assertThat(backup.ensure("cam/a.jpg")).isTrue();
        assertThat(backup.verify().wrong()).isEmpty();
    }
}
