package io.mainswatch.ingest.picture.judge;

import java.time.Duration;
import java.time.Instant;

/**
 * What a meter's register can do at all.
 *
 * @param mostWatts what the main fuses let through, all phases together
 * @param unitWattHours one step of the register's last digit
 * @param capacityWattHours where the register begins again at nought
 * @param feedsIn whether it may run backwards
 */
public record MeterLimits(double mostWatts, double unitWattHours, double capacityWattHours, boolean feedsIn) {
    private static final double NANOS_AN_HOUR = 3_600e9;
    /** The reader's last digit may be one off at either end of a span. */
    private static final double UNITS_OF_DOUBT = 2;

    public MeterLimits {
        if (!(mostWatts > 0 && unitWattHours > 0 && capacityWattHours >= unitWattHours)) {
            throw new IllegalArgumentException("limits are above nought");
        }
    }

    /** The largest rise while there was mains for so long. */
    double mostRise(Duration powered) {
        return mostWatts * hours(powered) + UNITS_OF_DOUBT * unitWattHours;
    }

    /** Whether a register can have gone from one value to the other in that time. */
    boolean allows(Instant from, double fromWattHours, Instant to, double toWattHours) {
        double rise = toWattHours - fromWattHours;
        double most = mostRise(Duration.between(from, to));
        return rise <= most && rise >= (feedsIn ? -most : -slackWattHours());
    }

    /** A fall that is no more than the last digit's wavering. */
    double slackWattHours() {
        return unitWattHours * 1.001;
    }

    static double hours(Duration duration) {
        return Math.max(0, duration.toNanos() / NANOS_AN_HOUR);
    }
}
