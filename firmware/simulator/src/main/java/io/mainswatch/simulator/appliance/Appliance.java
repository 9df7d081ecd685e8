package io.mainswatch.simulator.appliance;

/**
 * Something that draws power. Its state moves on one second at a time, so the same seed and the same seconds always give
 * the same watts.
 */
public interface Appliance {

    /**
     * Lives one second and returns the mean power in watts drawn during it.
     *
     * @param localSecond seconds since 1970-01-01T00:00 on the wall clock of the home
     * @param supplied whether mains reaches the appliance; without it nothing is drawn, but rooms still warm up
     */
    double live(long localSecond, boolean supplied);

    /** Power factor of what was drawn in the last second, above 0 and at most 1. */
    double powerFactor();

    /** The most it can ever draw, in watts, inrush included. */
    double peakWatts();
}
