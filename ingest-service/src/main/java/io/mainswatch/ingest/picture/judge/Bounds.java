package io.mainswatch.ingest.picture.judge;

import java.time.Duration;
import java.time.Instant;

/** Between what values the counter must stand now, by all that is known since the last value believed. */
final class Bounds {
    private final MeterLimits limits;
    private final Believed last;
    private final double mostRise;
    private final double leastRise;

    private Bounds(MeterLimits limits, Believed last, double mostRise, double leastRise) {
        this.limits = limits;
        this.last = last;
        this.mostRise = mostRise;
        this.leastRise = leastRise;
    }

    /** @param share how much of what sub-meters counted is sure to have passed the meter */
    static Bounds of(MeterLimits limits, Believed last, Instant at, Evidence evidence, double share) {
        var powered = Duration.between(last.at(), at).minus(evidence.outage());
        double most = limits.mostRise(powered);
        double used = share * evidence.subMetersWattHours() - limits.slackWattHours();
        double least = limits.feedsIn() ? -most : Math.max(-limits.slackWattHours(), used);
        return new Bounds(limits, last, most, Math.min(least, most));
    }

    double leastWattHours() {
        return last.wattHours() + (limits.feedsIn() ? leastRise : Math.max(0, leastRise));
    }

    double mostWattHours() {
        return last.wattHours() + mostRise;
    }

    boolean contain(double wattHours) {
        double rise = wattHours - last.wattHours();
        return rise <= mostRise && rise >= leastRise;
    }

    /** The offset that makes a register's value a counter's: one turn more when the register has rolled over. */
    double offset(double registerWattHours, double offset) {
        double turned = offset + limits.capacityWattHours();
        boolean hasFallen = registerWattHours + offset < last.wattHours() - limits.capacityWattHours() / 2;
        return hasFallen && contain(registerWattHours + turned) ? turned : offset;
    }

    String objection(double wattHours) {
        double rise = wattHours - last.wattHours();
        if (rise > mostRise) {
            return "a rise of " + kilowattHours(rise) + ", at most " + kilowattHours(mostRise) + " are possible";
        }
        return rise < -limits.slackWattHours()
                ? "below the last value by " + kilowattHours(-rise)
                : "a rise of " + kilowattHours(rise) + ", sub-meters counted more";
    }

    private static String kilowattHours(double wattHours) {
        return "%.1f kWh".formatted(wattHours / 1_000);
    }
}
