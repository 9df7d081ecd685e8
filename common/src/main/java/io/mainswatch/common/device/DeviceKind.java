package io.mainswatch.common.device;

import java.time.Duration;
import java.util.Locale;

/** What a device is, with the rhythm it is expected to keep unless its owner says otherwise. */
public enum DeviceKind {
    /** Measures one or more circuits and reports every few seconds. */
    METER(SupplyClass.MAINS, Duration.ofSeconds(30), Duration.ofSeconds(15)),
    /** A spare phone that says it is there every two minutes. */
    PHONE(SupplyClass.BATTERY, Duration.ofSeconds(120), Duration.ofSeconds(60)),
    /** Photographs the utility meter every few minutes. */
    CAMERA(SupplyClass.MAINS, Duration.ofSeconds(600), Duration.ofSeconds(300));

    private final SupplyClass supply;
    private final Duration cadence;
    private final Duration grace;

    DeviceKind(SupplyClass supply, Duration cadence, Duration grace) {
        this.supply = supply;
        this.cadence = cadence;
        this.grace = grace;
    }

    public SupplyClass defaultSupply() {
        return supply;
    }

    /** The longest silence that is normal. */
    public Duration defaultCadence() {
        return cadence;
    }

    /** How long beyond the cadence before silence means something. */
    public Duration defaultGrace() {
        return grace;
    }

    /** The form used by the API and the database. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static DeviceKind of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
