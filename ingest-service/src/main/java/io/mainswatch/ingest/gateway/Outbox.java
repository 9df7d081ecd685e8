package io.mainswatch.ingest.gateway;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.mqtt.MqttEndpoint;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;

/**
 * Messages to one client. What it does not take is bounded: QoS 0 is dropped while its socket is full, QoS 1 waits in a
 * short line, and a client that lets either go too far is closed. Nothing is sent twice on one connection.
 */
final class Outbox {
    private static final int WINDOW = 64;
    private static final int MOST_WAITING = 1_000;
    private static final int MOST_WAITING_BYTES = 1 << 20;
    private static final int MOST_DROPPED = 1_000;
    private static final int LAST_PACKET_ID = 65_535;
    /** What a PUBLISH has besides its topic and payload, at most. */
    private static final int PUBLISH_HEAD_BYTES = 10;

    private final Session session;
    private final SocketFlow flow;
    private final int window;
    private final int largestPacket;
    private final Deque<Outgoing> waiting = new ArrayDeque<>();
    private final BitSet unacknowledged = new BitSet(0);
    private int unfinished;
    private int waitingBytes;
    private int droppedInRow;
    private int lastPacketId;

    private record Outgoing(String topic, byte[] payload, boolean retained) {}

    Outbox(Session session, MqttEndpoint endpoint, SocketFlow flow) {
        this.session = session;
        this.flow = flow;
        this.window = Math.min(WINDOW, property(endpoint, MqttProperties.RECEIVE_MAXIMUM, WINDOW));
        this.largestPacket = property(endpoint, MqttProperties.MAXIMUM_PACKET_SIZE, Integer.MAX_VALUE);
    }

    /** @param retained whether this is a value from before the client asked for it */
    void send(String topic, byte[] payload, int qos, boolean retained) {
        if (payload.length > largestPacket - PUBLISH_HEAD_BYTES - ByteBufUtil.utf8Bytes(topic)) {
            // MQTT 5.0, 3.1.2.11.4: not sent, as if it had been.
            session.dropped();
        } else if (qos > 0) {
            sendAcknowledged(new Outgoing(topic, payload, retained));
        } else if (flow.channel().isWritable()) {
            droppedInRow = 0;
            write(new Outgoing(topic, payload, retained), 0);
        } else {
            dropped();
        }
    }

    /** PUBACK of the client. */
    void acknowledged(int packetId) {
        if (unacknowledged.get(packetId)) {
            unacknowledged.clear(packetId);
            unfinished--;
            writable();
        }
    }

    /** Whether more can be sent at leisure. */
    boolean hasRoom() {
        return waiting.isEmpty() && flow.channel().isWritable();
    }

    /** Sends what waits, as far as the client and its socket take it. */
    void writable() {
        while (!waiting.isEmpty() && unfinished < window && flow.channel().isWritable()) {
            var next = waiting.remove();
            waitingBytes -= next.payload().length;
            write(next, nextPacketId());
        }
    }

    private void sendAcknowledged(Outgoing message) {
        if (waiting.size() >= MOST_WAITING || waitingBytes > MOST_WAITING_BYTES) {
            session.close(CloseReason.SLOW);
            return;
        }
        waiting.add(message);
        waitingBytes += message.payload().length;
        writable();
    }

    private void dropped() {
        session.dropped();
        droppedInRow++;
        if (droppedInRow > MOST_DROPPED) {
            session.close(CloseReason.SLOW);
        }
    }

    /** @param packetId 0 for QoS 0 */
    private void write(Outgoing message, int packetId) {
        var publish = MqttMessageBuilders.publish()
                .topicName(message.topic())
                .qos(packetId == 0 ? MqttQoS.AT_MOST_ONCE : MqttQoS.AT_LEAST_ONCE)
                .retained(message.retained())
                .messageId(packetId)
                .payload(Unpooled.wrappedBuffer(message.payload()))
                .build();
        flow.out().writeAndFlush(publish, flow.out().voidPromise());
    }

    private int nextPacketId() {
        do {
            lastPacketId = lastPacketId % LAST_PACKET_ID + 1;
        } while (unacknowledged.get(lastPacketId));
        unacknowledged.set(lastPacketId);
        unfinished++;
        return lastPacketId;
    }

    private static int property(MqttEndpoint endpoint, int id, int otherwise) {
        var property = endpoint.connectProperties().getProperty(id);
        return property instanceof MqttProperties.IntegerProperty number ? Math.max(1, number.value()) : otherwise;
    }
}
