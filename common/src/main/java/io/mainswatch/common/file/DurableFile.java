package io.mainswatch.common.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Files that are whole under their name or not there at all, also after a power cut: what is written has reached the
 * disk, and its name too, when a method returns. Everything blocks.
 */
public final class DurableFile {
    private DurableFile() {}

    /** Writes the file, in the place of any other of its name. Its folder is made where it is missing. */
    public static void write(Path file, byte[] bytes) throws IOException {
        write(file, bytes, new FileAttribute<?>[0]);
    }

    /** Like the other; from its first byte on nobody but its owner can read it, where the file system knows owners. */
    public static void writeSecret(Path file, String secret) throws IOException {
        boolean knowsOwners = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        write(
                file,
                secret.getBytes(UTF_8),
                knowsOwners
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0]);
    }

    /**
     * A secret as it was written.
     *
     * @throws IOException also when there is nothing in it: no secret is empty
     */
    public static String readSecret(Path file) throws IOException {
        var secret = Files.readString(file, UTF_8).strip();
        if (secret.isEmpty()) {
            throw new IOException(file + " is empty: restore it from a backup");
        }
        return secret;
    }

    private static void write(Path file, byte[] bytes, FileAttribute<?>[] attributes) throws IOException {
        var folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file lies in a folder");
        Files.createDirectories(folder);
        var part = folder.resolve("." + file.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            try (var channel = FileChannel.open(part, Set.of(CREATE_NEW, WRITE), attributes)) {
                var buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
        syncFolder(folder);
    }

    /** The new name itself must reach the disk; systems that cannot open a folder keep names by themselves. */
    private static void syncFolder(Path folder) throws IOException {
        if (System.getProperty("os.name", "").startsWith("Windows")) {
            return;
        }
        try (var channel = FileChannel.open(folder, READ)) {
            channel.force(true);
        }
    }
}
