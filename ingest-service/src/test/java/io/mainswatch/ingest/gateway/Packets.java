package io.mainswatch.ingest.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageIdVariableHeader;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttPubReplyMessageVariableHeader;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttPublishVariableHeader;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttReasonCodeAndPropertiesVariableHeader;

/** What {@link RawClient} sends and gets. */
final class Packets {
    private Packets() {}

    /** A message as it came. */
    record Heard(String topic, String text, int qos, boolean retained, int id) {
        static Heard of(MqttPublishMessage message) {
            return new Heard(
                    message.variableHeader().topicName(),
                    message.payload().toString(UTF_8),
                    message.fixedHeader().qosLevel().value(),
                    message.fixedHeader().isRetain(),
                    message.variableHeader().packetId());
        }
    }

    static MqttPublishMessage publish(String topic, String text, int qos, boolean retain, int id, boolean again) {
        var payload = Unpooled.copiedBuffer(text, UTF_8);
        return new MqttPublishMessage(
                new MqttFixedHeader(MqttMessageType.PUBLISH, again, MqttQoS.valueOf(qos), retain, 0),
                new MqttPublishVariableHeader(topic, id),
                payload);
    }

    static MqttMessage pubrel(int id) {
        return new MqttMessage(
                new MqttFixedHeader(MqttMessageType.PUBREL, false, MqttQoS.AT_LEAST_ONCE, false, 0),
                MqttMessageIdVariableHeader.from(id));
    }

    static int idOf(MqttMessage message) {
        return ((MqttMessageIdVariableHeader) message.variableHeader()).messageId();
    }

    static int reason(MqttMessage message) {
        if (message.variableHeader() instanceof MqttPubReplyMessageVariableHeader reply) {
            return reply.reasonCode() & 0xff;
        }
        if (message.variableHeader() instanceof MqttReasonCodeAndPropertiesVariableHeader reply) {
            return reply.reasonCode() & 0xff;
        }
        return 0;
    }
}
