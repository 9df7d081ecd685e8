package io.mainswatch.simulator.appliance;

import java.util.List;

/** A 40 °C wash of about an hour and a quarter, as a list of phases. */
final class WashProgramme {
    private static final double CONTROL_WATTS = 6;
    private static final int TURN_SECONDS = 14;
    private static final int PAUSE_SECONDS = 4;

    /** One phase: constant watts, plus a drum that turns and pauses where {@code drumWatts} is above 0. */
    record Phase(String name, int seconds, double watts, double drumWatts, double powerFactor) {}

    private static final List<Phase> PHASES = List.of(
            new Phase("fill", 200, 12, 0, 0.6),
            new Phase("heat", 960, 1960, 0, 1),
            new Phase("wash", 1500, 0, 200, 0.7),
            new Phase("drain", 60, 35, 0, 0.6),
            new Phase("rinse fill", 120, 12, 0, 0.6),
            new Phase("rinse", 360, 0, 190, 0.7),
            new Phase("drain", 60, 35, 0, 0.6),
            new Phase("rinse fill", 120, 12, 0, 0.6),
            new Phase("rinse", 360, 0, 190, 0.7),
            new Phase("drain", 60, 35, 0, 0.6),
            new Phase("spin up", 150, 310, 0, 0.68),
            new Phase("spin", 420, 500, 0, 0.72));

    static final int SECONDS = PHASES.stream().mapToInt(Phase::seconds).sum();
    static final double PEAK_WATTS = 2000;

    private WashProgramme() {}

    static Phase phase(int elapsedSeconds) {
        int left = elapsedSeconds;
        for (Phase phase : PHASES) {
            if (left < phase.seconds()) {
                return phase;
            }
            left -= phase.seconds();
        }
        throw new IllegalArgumentException("the programme ends after " + SECONDS + " s");
    }

    static double watts(int elapsedSeconds) {
        Phase phase = phase(elapsedSeconds);
        boolean turning = elapsedSeconds % (TURN_SECONDS + PAUSE_SECONDS) < TURN_SECONDS;
        return CONTROL_WATTS + phase.watts() + (turning ? phase.drumWatts() : 0);
    }
}
