package io.mainswatch.simulator.appliance;

/** Noise without memory: the same seed and position always give the same value. */
public final class Noise {
    private static final double UNIT = 0x1.0p-53;

    private final long seed;

    public Noise(long seed) {
        this.seed = seed;
    }

    /** A value in [0, 1). */
    public double unit(long position) {
        return (mix(seed + position * 0x9E3779B97F4A7C15L) >>> 11) * UNIT;
    }

    /** A value in [-1, 1). */
    public double signed(long position) {
        return 2 * unit(position) - 1;
    }

    /** An independent source, so that two appliances of one home do not flicker in step. */
    public Noise child(String name) {
        return new Noise(mix(seed ^ (name.hashCode() * 0xD1B54A32D192ED03L)));
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
