package io.mainswatch.simulator.event;

/** Hears what happens in a household. Called on its event loop, so it must not block. */
@FunctionalInterface
public interface HouseholdListener {
    void happened(HouseholdEvent event);

    /** A listener that hears nothing. */
    static HouseholdListener none() {
        return event -> {};
    }
}
