package io.mainswatch.simulator.appliance;

/** A motor under a thermostat: once it stopped, pressure must settle before it may start again. */
final class Compressor {
    private final int restSeconds;
    private int restedSeconds;
    private int runningSeconds;

    Compressor(int restSeconds) {
        this.restSeconds = restSeconds;
        this.restedSeconds = restSeconds;
    }

    /** Lives one second; returns whether it runs in it. */
    boolean live(boolean demanded) {
        if (demanded && (runningSeconds > 0 || restedSeconds >= restSeconds)) {
            runningSeconds++;
            restedSeconds = 0;
            return true;
        }
        runningSeconds = 0;
        restedSeconds++;
        return false;
    }

    boolean running() {
        return runningSeconds > 0;
    }

    /** True in the first second of a run, the one with the inrush. */
    boolean starting() {
        return runningSeconds == 1;
    }

    int runningSeconds() {
        return runningSeconds;
    }
}
