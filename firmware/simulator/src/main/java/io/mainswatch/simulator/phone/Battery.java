package io.mainswatch.simulator.phone;

import java.time.Duration;

/** An old phone's battery: full in three hours, empty in about eleven. */
public final class Battery {
    private static final double FULL_PERCENT = 100;
    private static final double CHARGED_PERCENT_PER_SECOND = 0.6 / 60;
    private static final double DRAINED_PERCENT_PER_SECOND = 0.15 / 60;

    private double percent;

    public Battery(double percent) {
        if (!(percent >= 0 && percent <= FULL_PERCENT)) {
            throw new IllegalArgumentException("a battery holds 0 to 100 %, not " + percent);
        }
        this.percent = percent;
    }

    /** Lives for a while, charging or not. */
    public void advance(Duration time, boolean charging) {
        double perSecond = charging ? CHARGED_PERCENT_PER_SECOND : -DRAINED_PERCENT_PER_SECOND;
        percent = Math.min(FULL_PERCENT, Math.max(0, percent + perSecond * time.toMillis() / 1000));
    }

    /** Whole percent, 0 to 100. */
    public int percent() {
        return (int) Math.round(percent);
    }

    public boolean empty() {
        return percent <= 0;
    }
}
