package io.mainswatch.simulator.meter;

/** The MQTT topics of one device. */
record Topics(String deviceId) {
    String metrics() {
        return own("pzem/metrics");
    }

    String energy() {
        return own("pzem/energy");
    }

    String heartbeat() {
        return own("heartbeat");
    }

    String status() {
        return own("status");
    }

    String relayState() {
        return own("relay/state");
    }

    String relayCommands() {
        return own("relay/commands");
    }

    String config() {
        return own("pzem/config");
    }

    private String own(String leaf) {
        return "dev/" + deviceId + "/" + leaf;
    }
}
