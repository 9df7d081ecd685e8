package io.mainswatch.common;

import java.util.Comparator;

/** This program's version, {@code major.minor.patch}. */
public record Version(int major, int minor, int patch) implements Comparable<Version> {
    public static final Version CURRENT = new Version(0, 1, 0);

    private static final Comparator<Version> ORDER = Comparator.comparingInt(Version::major)
            .thenComparingInt(Version::minor)
            .thenComparingInt(Version::patch);

    /** @throws IllegalArgumentException when the text is not three numbers with dots between */
    public static Version parse(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("version '" + text + "', expected major.minor.patch");
        }
        return new Version(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
    }

    @Override
    public int compareTo(Version other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
