package io.mainswatch.ingest.picture.judge;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Tells a rise that is possible and yet far from what the meter has been doing: one more frame is worth waiting for. */
final class Surprise {
    /** Steps of the last digit that surprise nobody. */
    private static final double FREE_UNITS = 2;

    private static final double TIMES_THE_FASTEST = 2.5;
    private static final int LOOKED_BACK = 36;

    private Surprise() {}

    static boolean at(Instant at, double wattHours, MeterState state, MeterLimits limits) {
        var history = state.believed();
        if (history.isEmpty()) {
            return true;
        }
        var last = history.get(history.size() - 1);
        double rise = Math.abs(wattHours - last.wattHours());
        double hours = MeterLimits.hours(Duration.between(last.at(), at));
        return rise > FREE_UNITS * limits.unitWattHours() + TIMES_THE_FASTEST * fastestWatts(history, limits) * hours;
    }

    /** The fastest it went lately, the last digit's coarseness smoothed out over two steps of it. */
    private static double fastestWatts(List<Believed> history, MeterLimits limits) {
        double fastest = 0;
        int from = Math.max(0, history.size() - LOOKED_BACK);
        for (int i = from; i < history.size(); i++) {
            fastest = Math.max(fastest, watts(history, from, i, limits));
        }
        return fastest;
    }

    /** Over two steps of the last digit at least; 0 for a jump that no meter makes. */
    private static double watts(List<Believed> history, int from, int to, MeterLimits limits) {
        var end = history.get(to);
        for (int i = to - 1; i >= from; i--) {
            double rise = Math.abs(end.wattHours() - history.get(i).wattHours());
            double hours = MeterLimits.hours(Duration.between(history.get(i).at(), end.at()));
            if (rise > FREE_UNITS * limits.unitWattHours() && hours > 0) {
                double watts = rise / hours;
                return watts <= limits.mostWatts() ? watts : 0;
            }
        }
        return 0;
    }
}
