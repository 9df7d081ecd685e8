package io.mainswatch.simulator.history;

import io.mainswatch.simulator.phone.Battery;
import io.mainswatch.simulator.phone.Beat;
import io.mainswatch.simulator.phone.Network;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** What the phone said in the past: every two minutes around and during power cuts, every ten otherwise, to stay small. */
final class PastBeats {
    private static final Duration RHYTHM = Duration.ofMinutes(2);
    private static final int QUIET_TIMES_KEEP_EVERY = 5;
    private static final Duration AROUND = Duration.ofMinutes(20);
    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    private static final double STARTS_PERCENT = 96;

    private PastBeats() {}

    static List<Beat> between(Instant from, Instant until, PowerCuts cuts) {
        var battery = new Battery(STARTS_PERCENT);
        List<Beat> beats = new ArrayList<>();
        Instant before = from;
        for (Instant at : moments(from, until, cuts)) {
            boolean charging = cuts.covering(at).isEmpty();
            battery.advance(Duration.between(before, at), charging);
            before = at;
            beats.add(new Beat(at, charging, battery.percent(), charging ? Network.WIFI : Network.MOBILE));
        }
        return beats;
    }

    private static SortedSet<Instant> moments(Instant from, Instant until, PowerCuts cuts) {
        SortedSet<Instant> moments = new TreeSet<>();
        int number = 0;
        for (Instant at = from; at.isBefore(until); at = at.plus(RHYTHM)) {
            if (number++ % QUIET_TIMES_KEEP_EVERY == 0 || cuts.near(at, AROUND)) {
                moments.add(at);
            }
        }
        // The phone beats at once when its charger goes dead or comes back.
        cuts.list()
                .forEach(cut -> moments.addAll(
                        List.of(cut.from().plus(AT_ONCE), cut.until().plus(AT_ONCE))));
        return moments.headSet(until);
    }
}
