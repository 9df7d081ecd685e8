package io.mainswatch.common.device;

import java.util.Locale;

/** What keeps a device alive, and so what its silence means. */
public enum SupplyClass {
    /** Dies with the mains. */
    MAINS,
    /** Outlives the mains on its own battery. */
    BATTERY,
    /** Outlives the mains for a while behind an uninterruptible supply. */
    UPS;

    /** The form used by the API and the database. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static SupplyClass of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
