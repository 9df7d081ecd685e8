package io.mainswatch.endtoend.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** The flash of a meter that is switched off: what is on it, and what happens to it. */
public final class Flash {
    private static final int SECTOR_BYTES = 4_096;
    private static final int RECORD_BYTES = 32;
    private static final int MIDDLE_RECORD = 60;
    /** Of a flash of eight sectors, a quarter is for readings as they were measured. */
    private static final int FINE_SECTORS = 2;

    private final Path programs;
    private final Path file;

    public Flash(Path programs, Path home) {
        this.programs = programs;
        this.file = home.resolve("flash");
    }

    /**
     * @param next the number the next reading gets
     * @param acknowledged everything up to this one the server has answered for, as far as the device remembers
     * @param records all that no thinner one replaces, oldest first
     */
    public record Content(long next, long acknowledged, List<FlashRecord> records) {}

    public Content content() {
        try {
            var said = Files.createTempFile("flash-", ".txt");
            var dump = new ProcessBuilder(programs.resolve("journal-dump").toString(), file.toString())
                    .redirectOutput(said.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            if (dump.waitFor() != 0) {
                throw new AssertionError("the flash cannot be read: " + file);
            }
            var lines = Files.readAllLines(said, StandardCharsets.UTF_8);
            Files.delete(said);
            var head = lines.get(0).split(" ");
            return new Content(
                    Long.parseLong(head[1]),
                    Long.parseLong(head[3]),
                    lines.stream().skip(1).map(FlashRecord::parse).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Cells that held three readings are worn out: they read as nothing. Answers what is gone. */
    public List<FlashRecord> loseThreeRecords() {
        var before = content().records();
        try {
            for (int sector = 0; sector < FINE_SECTORS; sector++) {
                var intact = Files.readAllBytes(file);
                spoil(sector);
                var after = content().records();
                if (after.size() == before.size() - 3) {
                    return before.stream()
                            .filter(record -> !after.contains(record))
                            .toList();
                }
                Files.write(file, intact);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new AssertionError("no sector holds readings in its middle");
    }

    private void spoil(int sector) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(
                    ByteBuffer.allocate(3 * RECORD_BYTES), (long) sector * SECTOR_BYTES + MIDDLE_RECORD * RECORD_BYTES);
        }
    }
}
