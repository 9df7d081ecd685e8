package io.mainswatch.simulator.household;

import io.mainswatch.simulator.meter.MeterSettings;
import io.mainswatch.simulator.transport.Endpoint;
import java.time.Duration;

/**
 * Where a household reports to, and how its devices behave.
 *
 * @param mqtt the server's MQTT port
 * @param phoneEvery how often the phone beats
 * @param routerBootTime how long after the mains the router carries again
 */
public record HouseholdSettings(Endpoint mqtt, MeterSettings meters, Duration phoneEvery, Duration routerBootTime) {
    public HouseholdSettings {
        if (routerBootTime.toMillis() < 1 || phoneEvery.toMillis() < 1) {
            throw new IllegalArgumentException("phone and router need at least a millisecond");
        }
    }

    /** Devices as they come out of the box: metrics every 5 s, a beat every 2 minutes, a router that takes 15 s. */
    public static HouseholdSettings standard(Endpoint mqtt) {
        return new HouseholdSettings(mqtt, MeterSettings.standard(), Duration.ofMinutes(2), Duration.ofSeconds(15));
    }

    public HouseholdSettings withPhoneEvery(Duration every) {
        return new HouseholdSettings(mqtt, meters, every, routerBootTime);
    }

    public HouseholdSettings withMeters(MeterSettings changed) {
        return new HouseholdSettings(mqtt, changed, phoneEvery, routerBootTime);
    }

    public HouseholdSettings withRouterBootTime(Duration time) {
        return new HouseholdSettings(mqtt, meters, phoneEvery, time);
    }
}
