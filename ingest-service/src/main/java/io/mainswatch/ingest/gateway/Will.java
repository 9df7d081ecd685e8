package io.mainswatch.ingest.gateway;

import io.mainswatch.common.failure.Failure;
import io.mainswatch.ingest.protocol.DeviceTopic;
import io.mainswatch.ingest.protocol.TextPayload;
import io.mainswatch.ingest.writer.StateChange;
import io.vertx.mqtt.MqttEndpoint;
import org.jspecify.annotations.Nullable;

/** What a device wants said when its connection breaks: a word on its own status topic. */
record Will(String topic, byte[] payload, int qos, boolean isRetained, boolean online) {

    /**
     * The will of a CONNECT, or null when it has none.
     *
     * @throws Failure when it is not a status of this client's own
     */
    static @Nullable Will of(MqttEndpoint endpoint, Visitor visitor) {
        var will = endpoint.will();
        if (will == null || !will.isWillFlag()) {
            return null;
        }
        var topic = will.getWillTopic();
        boolean own =
                visitor instanceof Visitor.Device && topic.equals(DeviceTopic.prefix(visitor.clientId()) + "status");
        if (!own) {
            throw Failure.forbidden("will: on " + topic + "; expected the device's own status topic");
        }
        byte[] payload = will.getWillMessageBytes();
        boolean online = TextPayload.status(payload, visitor.clientId());
        return new Will(topic, payload, will.getWillQos(), will.isWillRetain(), online);
    }

    static @Nullable Will of(Session session) {
        return of(session.endpoint, session.visitor);
    }

    StateChange.Status status(String reason) {
        return new StateChange.Status(online, reason);
    }

    StateChange.@Nullable Retained retained() {
        return isRetained ? new StateChange.Retained(topic, payload, qos) : null;
    }
}
