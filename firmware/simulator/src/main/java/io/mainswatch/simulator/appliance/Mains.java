package io.mainswatch.simulator.appliance;

/** The supply at the socket: 228 to 240 V that wander slowly and sag under load, close to 50 Hz. */
public final class Mains {
    public static final double LOWEST_VOLTS = 228;
    public static final double HIGHEST_VOLTS = 240;
    private static final double NOMINAL_VOLTS = 235;
    private static final double LINE_OHMS = 0.35;

    private final Noise noise;

    public Mains(Noise noise) {
        this.noise = noise;
    }

    /** Volts while {@code loadWatts} are drawn behind the same line. */
    public double volts(long epochSecond, double loadWatts) {
        double wander = 2.2 * wave(epochSecond, 5_400) + 1.4 * wave(epochSecond, 86_400);
        double flicker = 0.3 * noise.signed(epochSecond / 5);
        double sag = loadWatts / NOMINAL_VOLTS * LINE_OHMS;
        return Math.min(HIGHEST_VOLTS, Math.max(LOWEST_VOLTS, NOMINAL_VOLTS + wander + flicker - sag));
    }

    public double hertz(long epochSecond) {
        return 50 + 0.03 * wave(epochSecond, 700) + 0.02 * noise.signed(epochSecond / 5 + 1);
    }

    private double wave(long epochSecond, int periodSeconds) {
        double phase = noise.unit(-periodSeconds);
        return Math.sin(2 * Math.PI * ((double) epochSecond / periodSeconds + phase));
    }
}
