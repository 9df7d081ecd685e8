package io.mainswatch.simulator.history;

import io.mainswatch.simulator.appliance.Noise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The power cuts of a past, in order and apart from each other: four to six a month, of 3 minutes to 3 hours. */
public record PowerCuts(List<PowerCut> list) {
    private static final Duration SHORTEST = Duration.ofMinutes(3);
    private static final Duration LONGEST = Duration.ofHours(3);
    private static final Duration APART = Duration.ofHours(6);
    private static final double DAYS_PER_MONTH = 30;

    public PowerCuts {
        list = List.copyOf(list);
    }

    /** What the seed gives for this past. The last cut is over well before {@code until}. */
    public static PowerCuts during(Instant from, Instant until, long seed) {
        var noise = new Noise(seed).child("power cuts");
        Duration all = Duration.between(from, until);
        double perMonth = 4 + 3 * noise.unit(0);
        int count = (int) Math.floor(perMonth * all.toHours() / 24 / DAYS_PER_MONTH);
        List<PowerCut> cuts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Duration slot = all.dividedBy(count);
            Duration room = slot.minus(LONGEST).minus(APART);
            Instant start = from.plus(slot.multipliedBy(i)).plus(fraction(room, noise.unit(2L * i + 1)));
            cuts.add(new PowerCut(start, start.plus(length(noise.unit(2L * i + 2)))));
        }
        return new PowerCuts(cuts);
    }

    /** Short cuts are the common ones: the logarithm of the length is uniform. */
    private static Duration length(double unit) {
        double factor = (double) LONGEST.toSeconds() / SHORTEST.toSeconds();
        return Duration.ofSeconds(Math.round(SHORTEST.toSeconds() * Math.pow(factor, unit)));
    }

    private static Duration fraction(Duration duration, double unit) {
        return Duration.ofSeconds(Math.round(duration.toSeconds() * unit));
    }

    public Optional<PowerCut> covering(Instant instant) {
        return list.stream().filter(cut -> cut.covers(instant)).findFirst();
    }

    /** Whether a cut lies within {@code margin} of this instant. */
    public boolean near(Instant instant, Duration margin) {
        return list.stream()
                .anyMatch(cut -> !instant.isBefore(cut.from().minus(margin))
                        && instant.isBefore(cut.until().plus(margin)));
    }
}
