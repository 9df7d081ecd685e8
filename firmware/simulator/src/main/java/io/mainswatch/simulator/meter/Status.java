package io.mainswatch.simulator.meter;

/** What a device publishes about itself, retained. */
final class Status {
    static final String ONLINE = "Online";
    static final String OFFLINE = "Offline";

    private Status() {}
}
