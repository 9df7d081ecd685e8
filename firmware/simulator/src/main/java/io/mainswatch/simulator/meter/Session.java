package io.mainswatch.simulator.meter;

import io.mainswatch.simulator.transport.Endpoint;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttClient;
import io.vertx.mqtt.MqttClientOptions;
import java.util.LinkedHashMap;
import java.util.Map;

/** One MQTT connection of one device, from CONNECT to its end. */
final class Session {
    /** What a session tells its owner. */
    interface Owner {
        void acknowledged(int packetId);

        void received(String topic, String payload);

        void closed();
    }

    static final int WINDOW = 32;

    private final MqttClient client;

    private Session(MqttClient client) {
        this.client = client;
    }

    static Session create(Vertx vertx, Login login, LinkSettings settings, Owner owner) {
        var status = new Topics(login.deviceId()).status();
        var client = MqttClient.create(
                vertx,
                new MqttClientOptions()
                        .setClientId(login.deviceId())
                        .setUsername(login.deviceId())
                        .setPassword(login.secret())
                        .setCleanSession(true)
                        .setWillFlag(true)
                        .setWillTopic(status)
                        .setWillMessageBytes(Buffer.buffer(Status.OFFLINE))
                        .setWillQoS(MqttQoS.AT_LEAST_ONCE.value())
                        .setWillRetain(true)
                        .setKeepAliveInterval((int) settings.keepAlive().toSeconds())
                        .setMaxInflightQueue(WINDOW * 2));
        client.publishCompletionHandler(owner::acknowledged);
        client.publishHandler(
                message -> owner.received(message.topicName(), message.payload().toString()));
        client.closeHandler(closed -> owner.closed());
        return new Session(client);
    }

    /** Fails when the server refuses, or the connection goes before it answered. */
    Future<Void> connect(Endpoint server) {
        return client.connect(server.port(), server.host()).mapEmpty();
    }

    /** Completes with the packet id once written; the acknowledgement comes through the owner. */
    Future<Integer> publish(Message message) {
        if (!client.isConnected()) {
            return Future.failedFuture("not connected");
        }
        return client.publish(
                message.topic(), Buffer.buffer(message.payload()), MqttQoS.AT_LEAST_ONCE, false, message.retained());
    }

    Future<Void> subscribe(String... topics) {
        var wanted = new LinkedHashMap<String, Integer>();
        for (String topic : topics) {
            wanted.put(topic, MqttQoS.AT_LEAST_ONCE.value());
        }
        return client.subscribe(Map.copyOf(wanted)).mapEmpty();
    }

    boolean connected() {
        return client.isConnected();
    }

    /** Says goodbye: the server will not publish the will. */
    Future<Void> disconnect() {
        return client.disconnect();
    }
}
