package io.mainswatch.dashboard.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** A device that was just registered, with what it proves itself by, shown this once. */
record Registered(@JsonUnwrapped DeviceView device, String secret, String pingUrl, String ingestUrl, int mqttPort) {
    @Override
    public String toString() {
        return "Registered[" + device.id() + "]";
    }
}
