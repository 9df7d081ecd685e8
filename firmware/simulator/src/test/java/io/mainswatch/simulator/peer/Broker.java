package io.mainswatch.simulator.peer;

import io.mainswatch.simulator.transport.Endpoint;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.MqttServer;
import io.vertx.mqtt.MqttServerOptions;
import io.vertx.mqtt.messages.MqttPublishMessage;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A real MQTT server on a free port that writes down what it hears. */
public final class Broker {
    /** One CONNECT, as the device sent it. */
    public record Login(
            String clientId,
            String user,
            String password,
            String willTopic,
            String will,
            int willQos,
            boolean willRetained) {}

    /** One PUBLISH. */
    public record Published(String device, String topic, String payload, boolean retained, int qos) {
        public boolean on(String leaf) {
            return topic.equals("dev/" + device + "/" + leaf);
        }

        public JsonObject json() {
            return new JsonObject(payload);
        }

        /** What makes a reading this reading: boot, seq and ts. */
        public String identity() {
            var reading = json();
            return reading.getLong("boot") + "/" + reading.getLong("seq") + "/" + reading.getLong("ts");
        }
    }

    /** How a connection ended: with DISCONNECT or torn. */
    public record Ended(String device, boolean saidGoodbye) {}

    public final Heard<Login> logins = new Heard<>();
    public final Heard<Published> published = new Heard<>();
    public final Heard<Ended> ended = new Heard<>();
    public final Heard<String> subscribed = new Heard<>();
    private final Map<String, MqttEndpoint> connected = new ConcurrentHashMap<>();
    private final MqttServer server;
    private volatile boolean acknowledging = true;

    public Broker(Vertx vertx) {
        server = MqttServer.create(vertx, new MqttServerOptions().setPort(0).setHost("127.0.0.1"));
        server.endpointHandler(this::welcome);
        Waiting.on(server.listen());
    }

    public Endpoint address() {
        return new Endpoint("127.0.0.1", server.actualPort());
    }

    /** Whether published messages are acknowledged; off, the device must keep them. */
    public void acknowledge(boolean on) {
        acknowledging = on;
    }

    private void welcome(MqttEndpoint endpoint) {
        String device = endpoint.clientIdentifier();
        var will = endpoint.will();
        var goodbye = new boolean[1];
        connected.put(device, endpoint);
        endpoint.publishHandler(message -> hear(endpoint, message));
        endpoint.disconnectHandler(said -> goodbye[0] = true);
        endpoint.closeHandler(closed -> ended.add(new Ended(device, goodbye[0])));
        endpoint.subscribeHandler(wanted -> {
            endpoint.subscribeAcknowledge(
                    wanted.messageId(),
                    wanted.topicSubscriptions().stream()
                            .map(topic -> topic.qualityOfService())
                            .toList());
            wanted.topicSubscriptions().forEach(topic -> subscribed.add(topic.topicName()));
        });
        endpoint.accept(false);
        logins.add(new Login(
                device,
                endpoint.auth().getUsername(),
                endpoint.auth().getPassword(),
                will.getWillTopic(),
                String.valueOf(will.getWillMessage()),
                will.getWillQos(),
                will.isWillRetain()));
    }

    private void hear(MqttEndpoint endpoint, MqttPublishMessage message) {
        if (acknowledging) {
            endpoint.publishAcknowledge(message.messageId());
        }
        published.add(new Published(
                endpoint.clientIdentifier(),
                message.topicName(),
                message.payload().toString(),
                message.isRetain(),
                message.qosLevel().value()));
    }

    /** Sends a message to a connected device. */
    public void tell(String device, String leaf, String payload) {
        Waiting.on(connected
                .get(device)
                .publish("dev/" + device + "/" + leaf, Buffer.buffer(payload), MqttQoS.AT_LEAST_ONCE, false, false));
    }

    /** Tears a device's connection. */
    public void tear(String device) {
        connected.get(device).close();
    }
}
