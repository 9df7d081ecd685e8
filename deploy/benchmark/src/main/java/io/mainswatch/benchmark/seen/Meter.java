package io.mainswatch.benchmark.seen;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttClient;
import io.vertx.mqtt.MqttClientOptions;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A meter on MQTT that sends one message at a time and knows when it was acknowledged. */
public final class Meter implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 30;

    private final Vertx vertx = Vertx.vertx();
    private final Map<Integer, CompletableFuture<Void>> acknowledgements = new ConcurrentHashMap<>();
    private final MqttClient client;
    private final String topic;

    /** Connects. */
    public Meter(InetSocketAddress server, String id, String secret) throws IOException, InterruptedException {
        topic = "dev/" + id + "/pzem/metrics";
        client = MqttClient.create(
                vertx, new MqttClientOptions().setClientId(id).setUsername(id).setPassword(secret));
        client.publishCompletionHandler(packet -> acknowledgement(packet).complete(null));
        waitFor(client.connect(server.getPort(), server.getHostString())
                .toCompletionStage()
                .toCompletableFuture());
    }

    /** Sends so many watts at QoS 1. Done when the PUBACK came. */
    public CompletableFuture<Void> send(int watts) {
        var payload = Buffer.buffer("{\"voltage\":229.8,\"current\":1.2,\"power\":" + watts + "}");
        return client.publish(topic, payload, MqttQoS.AT_LEAST_ONCE, false, false)
                .toCompletionStage()
                .toCompletableFuture()
                .thenCompose(this::acknowledgement);
    }

    private CompletableFuture<Void> acknowledgement(int packet) {
        return acknowledgements.computeIfAbsent(packet, id -> new CompletableFuture<>());
    }

    /** Waits, at most half a minute. */
    public static <T> T waitFor(CompletableFuture<T> future) throws IOException, InterruptedException {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("not within " + PATIENCE_SECONDS + " s", e);
        }
    }

    @Override
    public void close() throws InterruptedException, IOException {
        waitFor(vertx.close().toCompletionStage().toCompletableFuture());
    }
}
