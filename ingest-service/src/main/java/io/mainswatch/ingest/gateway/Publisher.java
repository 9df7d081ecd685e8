package io.mainswatch.ingest.gateway;

import io.netty.handler.codec.mqtt.MqttPublishMessage;

/** Takes what one client publishes. */
interface Publisher {
    /** The message is only borrowed; every ack is settled exactly once. */
    void publish(Session session, MqttPublishMessage message, Ack ack);
}
