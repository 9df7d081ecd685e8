package io.mainswatch.simulator.appliance;

/** Outdoor temperature of a warm season: coolest before sunrise, hottest at three in the afternoon, no two days alike. */
final class Climate {
    private static final double MEAN_CELSIUS = 29;
    private static final double SWING_CELSIUS = 5;
    private static final double DAY_TO_DAY_CELSIUS = 2;
    private static final double HOTTEST_HOUR = 15;

    private final Noise noise;

    Climate(Noise noise) {
        this.noise = noise;
    }

    double outdoorCelsius(long localSecond) {
        double hour = LocalTimes.hour(localSecond);
        double swing = SWING_CELSIUS * Math.cos(2 * Math.PI * (hour - HOTTEST_HOUR) / 24);
        return MEAN_CELSIUS + swing + DAY_TO_DAY_CELSIUS * between(LocalTimes.day(localSecond), hour / 24);
    }

    /** Slides from one day's deviation to the next, so that midnight makes no step. */
    private double between(long day, double fraction) {
        return noise.signed(day) * (1 - fraction) + noise.signed(day + 1) * fraction;
    }
}
