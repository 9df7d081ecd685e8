package io.mainswatch.relay.command;

import java.util.Locale;

/** Where a command stands. The last three are ends: nothing follows them. */
public enum CommandStatus {
    /** Waits for its device to be connected. */
    QUEUED,
    /** Handed to the device's session. */
    SENT,
    /** The device itself reported the state asked for, after it was sent. */
    CONFIRMED,
    /** Nobody could hand it over in time: the device never saw it. */
    EXPIRED,
    /** It was replaced, or handed over without the device doing what was asked. */
    FAILED;

    /** The form used by the API and the database. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static CommandStatus of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
