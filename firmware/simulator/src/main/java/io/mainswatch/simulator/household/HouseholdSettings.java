package io.mainswatch.simulator.household;

import io.mainswatch.simulator.firmware.FirmwareSettings;
import io.mainswatch.simulator.meter.MeterSettings;
import io.mainswatch.simulator.transport.Endpoint;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where a household reports to, and how its devices behave.
 *
 * @param mqtt the server's MQTT port
 * @param phoneEvery how often the phone beats
 * @param routerBootTime how long after the mains the router carries again
 * @param firmware how meters run their real firmware, or null for meters written in Java
 */
public record HouseholdSettings(
        Endpoint mqtt,
        MeterSettings meters,
        Duration phoneEvery,
        Duration routerBootTime,
        @Nullable FirmwareSettings firmware) {
    public HouseholdSettings {
        if (routerBootTime.toMillis() < 1 || phoneEvery.toMillis() < 1) {
            throw new IllegalArgumentException("phone and router need at least a millisecond");
        }
    }

    /** Devices as they come out of the box: metrics every 5 s, a beat every 2 minutes, a router that takes 15 s. */
    public static HouseholdSettings standard(Endpoint mqtt) {
        return new HouseholdSettings(
                mqtt, MeterSettings.standard(), Duration.ofMinutes(2), Duration.ofSeconds(15), null);
    }

    public HouseholdSettings withPhoneEvery(Duration every) {
        return new HouseholdSettings(mqtt, meters, every, routerBootTime, firmware);
    }

    public HouseholdSettings withMeters(MeterSettings changed) {
        return new HouseholdSettings(mqtt, changed, phoneEvery, routerBootTime, firmware);
    }

    public HouseholdSettings withRouterBootTime(Duration time) {
        return new HouseholdSettings(mqtt, meters, phoneEvery, time, firmware);
    }

    public HouseholdSettings withFirmware(FirmwareSettings real) {
        return new HouseholdSettings(mqtt, meters, phoneEvery, routerBootTime, real);
    }
}
