package io.mainswatch.ingest.picture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.common.picture.PictureFiles;
import io.mainswatch.common.picture.PictureFolder;
import io.mainswatch.common.testing.Await;
import io.mainswatch.common.testing.ManualClock;
import io.mainswatch.common.testing.TestPlatform;
import io.mainswatch.ingest.device.Registry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes and what stays of a camera's pictures, with real files and rows. */
class PictureKeeperIT {
    private static final long BUDGET = 16L << 20;
    private static final Instant MORNING =
            Instant.now().truncatedTo(ChronoUnit.DAYS).minus(3, ChronoUnit.DAYS).plus(6, ChronoUnit.HOURS);

    @TempDir
    static Path folder;

    private static Path backup;
    private static TestPlatform platform;
    private static Registry registry;
    private static PictureFiles files;
    private static PictureKeeper keeper;

    @BeforeAll
    static void open() {
        backup = folder.resolve("backup");
        platform = TestPlatform.open(
                new ManualClock().followingTheMachine(),
                Map.of(
                        "MAINSWATCH_HOME", folder.toString(),
                        "MAINSWATCH_PICTURES_BYTES", Long.toString(BUDGET),
                        "MAINSWATCH_PICTURES_BACKUP", backup.toString()));
        registry = new Registry(platform).home("default", "UTC").device("cam", "default");
        files = new PictureFolder(folder.resolve("pictures"));
        var platform = PictureKeeperIT.platform.platform();
        keeper = new PictureKeeper(platform, files, new Workshop(platform.vertx()));
    }

    @AfterAll
    static void close() {
        platform.close();
    }

    @BeforeEach
    void nothing_is_there() throws IOException {
        registry.execute("DELETE FROM picture");
        registry.execute("DELETE FROM meter_reading");
        registry.execute("DELETE FROM meter_setup");
        for (var name : files.names()) {
            files.delete(name);
        }
    }

    /** A picture of some hours after the morning, with one crop; in the database it takes this much. */
    private static void picture(String id, int hours, String status, long bytes) {
        var name = "cam/" + id + ".jpg";
        try {
            files.put(name, id.getBytes(UTF_8));
            files.put(PictureRow.cropName(name, 0), new byte[] {1});
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        registry.execute("""
                INSERT INTO picture (id, home_id, device_id, origin, taken_at, sha256, media_type, bytes, width, height,
                                     file_name, crops, stored_bytes, status)
                VALUES (?, 'default', 'cam', 'camera', ?::timestamptz, ''::bytea, 'image/jpeg', ?, 1, 1, ?, 1, ?, ?)
                """, id, MORNING.plus(hours, ChronoUnit.HOURS).toString(), bytes - 10, name, bytes, status);
    }

    private static void believed(String id, String review) {
        registry.execute("""
                INSERT INTO meter_reading (home_id, device_id, ref, picture_id, at, source, verdict, reason, published_wh,
                                           review)
                VALUES ('default', 'cam', ?, ?, now(), 'picture', 'accepted', 'fits', 1, ?)
                """, id, id, review);
    }

    private static void reference(String id) {
        registry.execute(
                "INSERT INTO meter_setup (home_id, device_id, setup, supply, picture_id, made_by)"
                        + " VALUES ('default', 'cam', '{}', '{}', ?, 'user:1')",
                id);
    }

    private static List<Object> kept() {
        return registry.column("SELECT id || ' ' || kept || ' ' || stored_bytes FROM picture ORDER BY taken_at");
    }

    private static List<String> there() {
        try {
            return files.names();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> copies() throws IOException {
        return new PictureFolder(backup).names();
    }

    @Test
    void what_was_believed_is_thinned_to_its_digits_after_a_day_but_for_the_first_of_the_day() throws IOException {
        for (var id : List.of("first", "second", "doubted", "reference")) {
            picture(id, kept().size(), "read", 100);
            believed(id, id.equals("doubted") ? "pending" : "none");
        }
        reference("reference");
        picture("refused", 4, "refused", 100);

        Await.result(keeper.sweep());

        assertThat(kept())
                .containsExactly(
                        "first whole 100",
                        "second crops 10",
                        "doubted whole 100",
                        "reference whole 100",
                        "refused whole 100");
        assertThat(there()).contains("cam/first.jpg", "cam/second-c0.png").doesNotContain("cam/second.jpg");
        assertThat(copies()).contains("cam/second.jpg");
    }

    @Test
    void beyond_the_budget_the_oldest_go_but_no_reference_and_nothing_that_waits() throws IOException {
        picture("reference", 0, "stored", BUDGET / 4);
        reference("reference");
        picture("waiting", 1, "waiting", BUDGET / 4);
        picture("oldest", 2, "stored", BUDGET / 2);
        picture("newer", 3, "stored", BUDGET / 2);
        picture("newest", 4, "stored", BUDGET / 2);

        Await.result(keeper.sweep());

        assertThat(there())
                .contains("cam/reference.jpg", "cam/waiting.jpg", "cam/newer.jpg", "cam/newest.jpg")
                .doesNotContain("cam/oldest.jpg", "cam/oldest-c0.png");
        assertThat(kept()).contains("oldest nothing 0", "newer whole " + BUDGET / 2);
        assertThat(copies()).contains("cam/oldest.jpg", "cam/oldest-c0.png");
    }

    @Test
    void nothing_goes_before_its_copy_is_there_and_was_read_back() throws IOException {
        picture("precious", 0, "stored", BUDGET);
        picture("newest", 1, "stored", BUDGET);
        // No file can be written where a folder is.
        Files.createDirectories(backup.resolve("cam/precious.jpg/in-the-way"));

        Await.failure(keeper.sweep());

        assertThat(there()).contains("cam/precious.jpg");
        assertThat(kept()).contains("precious whole " + BUDGET);

        Files.delete(backup.resolve("cam/precious.jpg/in-the-way"));
        Files.delete(backup.resolve("cam/precious.jpg"));
        Files.writeString(backup.resolve("cam/precious.jpg"), "half a co");
        Await.result(keeper.sweep());

        assertThat(there()).doesNotContain("cam/precious.jpg");
        assertThat(Files.readString(backup.resolve("cam/precious.jpg"))).isEqualTo("precious");
    }

    @Test
    void what_its_owner_wants_gone_goes_with_its_copies() throws IOException {
        picture("private", 0, "stored", 100);
        new PictureFolder(backup).put("cam/private.jpg", new byte[] {1});
        registry.execute("UPDATE device SET data_deletion = 'requested', deleted_at = now() - interval '1 hour'");
        try {
            Await.result(keeper.sweep());
        } finally {
            registry.execute("UPDATE device SET data_deletion = NULL, deleted_at = NULL");
        }

        assertThat(there()).isEmpty();
        assertThat(copies()).doesNotContain("cam/private.jpg");
        assertThat(kept()).containsExactly("private nothing 0");
    }
}
