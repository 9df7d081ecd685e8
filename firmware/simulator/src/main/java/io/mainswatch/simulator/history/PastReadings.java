package io.mainswatch.simulator.history;

import io.mainswatch.simulator.appliance.MeteredAppliance;
import io.mainswatch.simulator.appliance.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The past of one meter, read in order, once: the appliance lives it second by second while it is read, and afterwards
 * stands at the end of the past, ready to go on live. Silent during power cuts and while the meter boots.
 */
public final class PastReadings implements Iterator<Sample> {
    private static final Duration BOOTING = Duration.ofSeconds(20);

    private final MeteredAppliance appliance;
    private final PowerCuts cuts;
    private final Instant until;
    private final Duration step;
    private Instant next;

    PastReadings(MeteredAppliance appliance, PowerCuts cuts, Instant until, Duration step) {
        this.appliance = appliance;
        this.cuts = cuts;
        this.until = until;
        this.step = step;
        this.next = appliance.livedUntil().plus(step);
        skipCuts();
    }

    /** The device these readings belong to. */
    public String deviceId() {
        return appliance.nameplate().deviceId();
    }

    @Override
    public boolean hasNext() {
        return next.isBefore(until);
    }

    @Override
    public Sample next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the past ends at " + until);
        }
        appliance.advanceTo(next);
        Sample sample = appliance.sample(next);
        next = next.plus(step);
        skipCuts();
        return sample;
    }

    private void skipCuts() {
        @Nullable PowerCut lived = null;
        for (var cut = cutAt(next); cut != null && hasNext(); cut = cutAt(next)) {
            if (!cut.equals(lived)) {
                live(cut);
                lived = cut;
            }
            next = next.plus(step);
        }
        if (!hasNext()) {
            appliance.advanceTo(until);
        }
    }

    private @Nullable PowerCut cutAt(Instant instant) {
        return cuts.covering(instant)
                .or(() -> cuts.covering(instant.minus(BOOTING)))
                .orElse(null);
    }

    private void live(PowerCut cut) {
        appliance.advanceTo(cut.from());
        appliance.switchMains(false);
        appliance.advanceTo(cut.until());
        appliance.switchMains(true);
    }
}
