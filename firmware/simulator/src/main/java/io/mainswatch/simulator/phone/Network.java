package io.mainswatch.simulator.phone;

import java.util.Locale;

/** How the phone reaches the server. */
public enum Network {
    WIFI,
    MOBILE;

    /** As the ping's {@code network} parameter spells it. */
    public String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }
}
