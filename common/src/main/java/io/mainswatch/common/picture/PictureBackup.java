package io.mainswatch.common.picture;

import io.mainswatch.common.security.Secrets;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A second place for pictures: a folder, on another disk if it is to be of use. What is said to be there has been read back
 * from there: same name, same size, same SHA-256. Blocks.
 */
public final class PictureBackup {
    private final PictureFiles pictures;
    private final PictureFolder copies;

    public PictureBackup(PictureFiles pictures, Path folder) {
        this.pictures = pictures;
        this.copies = new PictureFolder(folder);
    }

    /** What a whole backup came to. */
    public record Outcome(int pictures, int copied, List<String> wrong) {}

    /**
     * Sees to it that the picture is there, whole.
     *
     * @return whether it had to be copied
     * @throws IOException when it cannot be, or what was written is not what is read back
     */
    public boolean ensure(String name) throws IOException {
        var bytes = pictures.get(name);
        if (isThere(name, bytes)) {
            return false;
        }
        copies.put(name, bytes);
        if (!isThere(name, bytes)) {
            throw new IOException("the copy of " + name + " is not what was written");
        }
        return true;
    }

    /** Copies every picture that is not there yet, and verifies each one. */
    public Outcome run() throws IOException {
        int copied = 0;
        var wrong = new ArrayList<String>();
        var names = pictures.names();
        for (var name : names) {
            try {
                copied += ensure(name) ? 1 : 0;
            } catch (NoSuchFileException gone) {
                // Deleted since the list was made: nobody misses it.
                copies.delete(name);
            } catch (IOException e) {
                wrong.add(name + ": " + e.getMessage());
            }
        }
        return new Outcome(names.size(), copied, List.copyOf(wrong));
    }

    /** Compares without writing anything. */
    public Outcome verify() throws IOException {
        var wrong = new ArrayList<String>();
        var names = pictures.names();
        for (var name : names) {
            try {
                if (!isThere(name, pictures.get(name))) {
                    wrong.add(name + ": the copy differs or is missing");
                }
            } catch (NoSuchFileException gone) {
                // Deleted since the list was made.
            }
        }
        return new Outcome(names.size(), 0, List.copyOf(wrong));
    }

    /** Takes a copy away: its owner wants it gone. */
    public void forget(String name) throws IOException {
        copies.delete(name);
    }

    private boolean isThere(String name, byte[] bytes) throws IOException {
        try {
            var copy = copies.get(name);
            return copy.length == bytes.length && Arrays.equals(Secrets.sha256(copy), Secrets.sha256(bytes));
        } catch (NoSuchFileException none) {
            return false;
        }
    }
}
