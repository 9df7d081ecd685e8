package io.mainswatch.benchmark.load;

/**
 * What a load run measured.
 *
 * @param acknowledgedPerSecond PUBACKs a second over the counted time
 * @param medianMillis from handing a message to the socket to its PUBACK
 */
public record LoadResult(
        double acknowledgedPerSecond,
        double medianMillis,
        double p99Millis,
        double maxMillis,
        int connected,
        int refused) {}
