package io.mainswatch.simulator.appliance;

/** A washing machine: standby most of the time, then a programme. Interrupted by a power cut it goes on where it stopped. */
public final class WashingMachine implements Appliance {
    private static final double STANDBY_WATTS = 1;

    private final WashDays days;
    private final Noise noise;
    private int elapsedSeconds = WashProgramme.SECONDS;
    private double powerFactor = 0.5;

    public WashingMachine(Noise noise) {
        this.days = new WashDays(noise.child("days"));
        this.noise = noise;
    }

    @Override
    public double live(long localSecond, boolean supplied) {
        if (!supplied) {
            return 0;
        }
        if (!washing() && days.startsAt(localSecond)) {
            start();
        }
        return washing() ? wash(localSecond) : standby();
    }

    /** Somebody presses start now. */
    public void start() {
        elapsedSeconds = 0;
    }

    public boolean washing() {
        return elapsedSeconds < WashProgramme.SECONDS;
    }

    private double wash(long localSecond) {
        double watts = WashProgramme.watts(elapsedSeconds);
        powerFactor = WashProgramme.phase(elapsedSeconds).powerFactor();
        elapsedSeconds++;
        return watts * (1 + 0.01 * noise.signed(localSecond));
    }

    private double standby() {
        powerFactor = 0.5;
        return STANDBY_WATTS;
    }

    @Override
    public double powerFactor() {
        return powerFactor;
    }

    @Override
    public double peakWatts() {
        return WashProgramme.PEAK_WATTS * 1.01;
    }
}
