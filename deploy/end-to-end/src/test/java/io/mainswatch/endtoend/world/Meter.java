package io.mainswatch.endtoend.world;

import io.mainswatch.common.testing.Await;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttClient;
import io.vertx.mqtt.MqttClientOptions;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A meter on the desk: a plain MQTT client that counts what was acknowledged. */
public final class Meter {
    private final Vertx vertx;
    private final String id;
    private final String secret;
    private final Map<Integer, Long> inFlight = new ConcurrentHashMap<>();
    private final Map<Long, Boolean> acknowledged = new ConcurrentHashMap<>();
    private final Map<String, String> received = new ConcurrentHashMap<>();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile MqttClient client;

    public Meter(Vertx vertx, String id, String secret) {
        this.vertx = vertx;
        this.id = id;
        this.secret = secret;
        this.client = newClient();
    }

    private MqttClient newClient() {
        var options = new MqttClientOptions()
                .setClientId(id)
                .setUsername(id)
                .setPassword(secret)
                .setKeepAliveInterval(10)
                .setMaxInflightQueue(10_000);
        var fresh = MqttClient.create(vertx, isPerson() ? options : withWill(options));
        fresh.publishCompletionHandler(packet -> {
            var number = inFlight.remove(packet);
            if (number != null) {
                acknowledged.put(number, true);
            }
        });
        fresh.publishHandler(
                message -> received.put(message.topicName(), message.payload().toString()));
        return fresh;
    }

    /** A person's token listens and has no status of its own. */
    private boolean isPerson() {
        return id.equals("token");
    }

    private MqttClientOptions withWill(MqttClientOptions options) {
        return options.setWillFlag(true)
                .setWillTopic("dev/" + id + "/status")
                .setWillMessageBytes(Buffer.buffer("Offline"))
                .setWillQoS(1)
                .setWillRetain(true);
    }

    /** Connects anew; fails when the server is not there or refuses. */
    public Meter connect(int port) {
        client = newClient();
        inFlight.clear();
        Await.result(client.connect(port, "127.0.0.1"));
        connections.incrementAndGet();
        return this;
    }

    public boolean isConnected() {
        return client.isConnected();
    }

    /** Publishes a reading whose own time identifies it; counted as {@code number} once acknowledged. */
    public void reading(long number, long atMillis, double watts) {
        var payload = "{\"voltage\":230.1,\"current\":1.0,\"power\":" + watts + ",\"ts\":" + atMillis + "}";
        client.publish("dev/" + id + "/pzem/metrics", Buffer.buffer(payload), MqttQoS.AT_LEAST_ONCE, false, false)
                .onSuccess(packet -> inFlight.put(packet, number));
    }

    public void publish(String topic, String payload, boolean retain) {
        Await.result(client.publish(topic, Buffer.buffer(payload), MqttQoS.AT_LEAST_ONCE, false, retain));
    }

    public void subscribe(String filter) {
        Await.result(client.subscribe(filter, 1));
    }

    /** The newest payload received on a topic, or an empty text. */
    public String received(String topic) {
        return received.getOrDefault(topic, "");
    }

    public Map<Long, Boolean> acknowledged() {
        return acknowledged;
    }

    public int inFlight() {
        return inFlight.size();
    }

    public void disconnect() {
        Await.result(client.disconnect());
    }
}
