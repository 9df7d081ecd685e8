package io.mainswatch.simulator.meter;

/** One MQTT message on its way out, QoS 1. */
record Message(String topic, String payload, boolean retained) {
    static Message passing(String topic, String payload) {
        return new Message(topic, payload, false);
    }

    static Message retained(String topic, String payload) {
        return new Message(topic, payload, true);
    }
}
