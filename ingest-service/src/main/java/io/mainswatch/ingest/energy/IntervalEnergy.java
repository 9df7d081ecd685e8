package io.mainswatch.ingest.energy;

/**
 * One channel's quarter-hour.
 *
 * @param startMicros since 1970, a UTC quarter-hour
 * @param energyWattHours by the counter where there is one, else by power over time
 * @param minWatts NaN when no power is known
 * @param maxWatts NaN when no power is known
 * @param wattSeconds the time integral of power over the covered time: mean power is this by the covered seconds
 * @param coveredSeconds for how long power is known, 0 to 900
 * @param samples how many readings lie in it
 */
record IntervalEnergy(
        long startMicros,
        double energyWattHours,
        float minWatts,
        float maxWatts,
        double wattSeconds,
        double coveredSeconds,
        int samples) {}
