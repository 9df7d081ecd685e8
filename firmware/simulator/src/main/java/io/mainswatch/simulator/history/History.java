package io.mainswatch.simulator.history;

import io.mainswatch.simulator.appliance.Home;
import io.mainswatch.simulator.phone.Beat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A past for a home, the same for the same seed: one reading a step from every meter, a few power cuts, the phone's beats.
 * Reading it moves the home's appliances through that past, so that their counters go on live without a step.
 */
public final class History {
    private final Home home;
    private final Instant until;
    private final Duration step;
    private final Instant from;
    private final PowerCuts cuts;

    /**
     * @param home a home that stands at the beginning of the past
     * @param until the end of the past, which is now
     * @param step the time between two readings of a meter, whole seconds
     */
    public History(Home home, Instant until, Duration step) {
        if (step.toSeconds() < 1) {
            throw new IllegalArgumentException("a past has at most one reading a second");
        }
        this.home = home;
        // Appliances live whole seconds.
        this.until = until.truncatedTo(ChronoUnit.SECONDS);
        this.step = step;
        this.from = home.meters().get(0).livedUntil();
        this.cuts = PowerCuts.during(from, this.until, home.seed());
    }

    /** The past of a typical home over {@code length}, one reading a minute. */
    public static History typical(long seed, ZoneId zone, Instant now, Duration length) {
        return new History(Home.typical(seed, zone, now.minus(length)), now, Duration.ofMinutes(1));
    }

    /** The home; after its readings were read it stands at the end of the past. */
    public Home home() {
        return home;
    }

    public PowerCuts cuts() {
        return cuts;
    }

    /** One stream for every meter; they may be read side by side, each by one thread at a time, each once. */
    public List<PastReadings> readings() {
        return home.meters().stream()
                .map(meter -> new PastReadings(meter, cuts, until, step))
                .toList();
    }

    /** The phone's beats, oldest first. */
    public List<Beat> beats() {
        return PastBeats.between(from, until, cuts);
    }
}
