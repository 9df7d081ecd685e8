package io.mainswatch.simulator.event;

import java.time.Clock;

/** Tells a listener what happens to one device, stamped with the true time. */
public record Storyteller(String who, Clock clock, HouseholdListener listener) {
    public void tell(String what) {
        listener.happened(new HouseholdEvent(clock.instant(), who, what));
    }

    /** The same listener and clock, speaking of somebody else. */
    public Storyteller about(String other) {
        return new Storyteller(other, clock, listener);
    }
}
