package io.mainswatch.ingest.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttVersion;

/** What a client says first: its CONNECT packet, with whatever a test wants in it. */
final class Greeting {
    private MqttVersion version = MqttVersion.MQTT_3_1_1;
    private int keepAliveSeconds = 60;
    private final MqttProperties properties = new MqttProperties();
    private String willTopic;
    private String willText;

    void version5() {
        version = MqttVersion.MQTT_5;
    }

    void keepAlive(int seconds) {
        keepAliveSeconds = seconds;
    }

    /** MQTT 5: what the client takes at most. */
    void largestPacket(int bytes) {
        version5();
        properties.add(new MqttProperties.IntegerProperty(MqttProperties.MAXIMUM_PACKET_SIZE, bytes));
    }

    void will(String topic, String text) {
        willTopic = topic;
        willText = text;
    }

    MqttMessage packet(String clientId, String user, String password) {
        var connect = MqttMessageBuilders.connect()
                .protocolVersion(version)
                .clientId(clientId)
                .properties(properties)
                .cleanSession(true)
                .keepAlive(keepAliveSeconds);
        if (user != null) {
            connect.hasUser(true).username(user);
        }
        if (password != null) {
            connect.hasPassword(true).password(password.getBytes(UTF_8));
        }
        if (willTopic != null) {
            connect.willFlag(true)
                    .willTopic(willTopic)
                    .willMessage(willText.getBytes(UTF_8))
                    .willQoS(MqttQoS.AT_LEAST_ONCE)
                    .willRetain(true);
        }
        return connect.build();
    }
}
