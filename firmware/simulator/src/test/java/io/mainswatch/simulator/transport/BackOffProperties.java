package io.mainswatch.simulator.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class BackOffProperties {
    private final BackOff backOff = new BackOff(Duration.ofMillis(100), Duration.ofSeconds(30));

    @Property
    void growsToItsMostAndIsShortenedByUpToHalf(
            @ForAll @IntRange(min = 1, max = 10_000) int failures, @ForAll long seed) {
        long ceiling = (long) Math.min(30_000, 100 * Math.pow(2, Math.min(20, failures - 1)));

        assertThat(backOff.after(failures, new Random(seed)).toMillis()).isBetween(ceiling / 2, ceiling);
    }
}
