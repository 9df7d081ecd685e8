package io.mainswatch.simulator.appliance;

import java.time.Instant;

/**
 * An appliance behind a relay and a meter. Time only moves forward, in whole seconds; the counter is the integral of the
 * power and falls only when it is reset. Not safe for use by two threads at once.
 */
public final class MeteredAppliance {
    private static final double SECONDS_PER_HOUR = 3600;

    private final Nameplate nameplate;
    private final Appliance appliance;
    private final Mains mains;
    private final WallClock wallClock;
    private long epochSecond;
    private double counterWattHours;
    private double watts;
    private boolean mainsOn = true;
    private boolean relayOn = true;

    MeteredAppliance(Nameplate nameplate, Appliance appliance, Mains mains, WallClock wallClock, Instant startAt) {
        this.nameplate = nameplate;
        this.appliance = appliance;
        this.mains = mains;
        this.wallClock = wallClock;
        this.epochSecond = startAt.getEpochSecond();
        this.counterWattHours = nameplate.counterWattHours();
    }

    /** Lives every second up to {@code instant}; an instant already past changes nothing. */
    public void advanceTo(Instant instant) {
        long target = instant.getEpochSecond();
        while (epochSecond < target) {
            watts = appliance.live(wallClock.localSecond(epochSecond), mainsOn && relayOn);
            counterWattHours += watts / SECONDS_PER_HOUR;
            epochSecond++;
        }
    }

    /** What the meter reads now, stamped {@code at}. */
    public Sample sample(Instant at) {
        double present = mainsOn && relayOn ? watts : 0;
        double volts = mainsOn ? mains.volts(epochSecond, present) : 0;
        double powerFactor = present > 0 ? appliance.powerFactor() : 1;
        double amps = volts > 0 ? present / (volts * powerFactor) : 0;
        double hertz = mainsOn ? mains.hertz(epochSecond) : 0;
        return new Sample(at, volts, amps, present, counterWattHours, hertz, powerFactor);
    }

    public void switchMains(boolean on) {
        mainsOn = on;
    }

    public void switchRelay(boolean on) {
        relayOn = on;
    }

    public boolean relayOn() {
        return relayOn;
    }

    /** The one way the counter falls: back to zero. */
    public void resetCounter() {
        counterWattHours = 0;
    }

    /** Takes a counter up where an earlier run left it; a counter already further stays. */
    public void resumeCounter(double wattHours) {
        counterWattHours = Math.max(counterWattHours, wattHours);
    }

    public double counterWattHours() {
        return counterWattHours;
    }

    public Nameplate nameplate() {
        return nameplate;
    }

    /** The instant up to which it has lived. */
    public Instant livedUntil() {
        return Instant.ofEpochSecond(epochSecond);
    }
}
