package io.mainswatch.ingest.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.mqtt.MqttQoS;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;

/**
 * What one connection is owed, in the order its messages arrived: an acknowledgement waits for those before it. Written
 * as bytes, many in one buffer, one flush a commit.
 */
final class Acknowledgements {
    private static final int PUBACK = 0x40;
    private static final int PUBREC = 0x50;
    private static final int PACKET_IDS = 65_536;
    private static final int BYTES = 5;

    private final Owner owner;
    private final boolean saysReasons;
    private final Deque<Ack> owed = new ArrayDeque<>();
    /** QoS 2 messages received and not yet released, whether or not they are stored already. */
    private final BitSet unreleased = new BitSet(0);

    private boolean announced;

    /** Whose acknowledgements these are. */
    interface Owner {
        /** Something can be sent: {@link #flush} is wanted soon. */
        void acknowledgeable();

        void rejected(Ack ack, String reason);

        void stored(Ack ack);
    }

    /** @param saysReasons whether the client speaks MQTT 5 */
    Acknowledgements(Owner owner, boolean saysReasons) {
        this.owner = owner;
        this.saysReasons = saysReasons;
    }

    Ack expect(int packetId, MqttQoS qos, String topic) {
        var ack = new Ack(this, packetId, qos, topic);
        if (qos != MqttQoS.AT_MOST_ONCE) {
            owed.add(ack);
        }
        if (qos == MqttQoS.EXACTLY_ONCE) {
            unreleased.set(packetId);
        }
        return ack;
    }

    /** Whether a QoS 2 message of this id is here already and must not be taken again. */
    boolean isUnreleased(int packetId) {
        return packetId < PACKET_IDS && unreleased.get(packetId);
    }

    /** Owes PUBREC once more for a message that came again before its PUBREL. */
    void repeat(int packetId, String topic) {
        boolean underway = owed.stream().anyMatch(ack -> ack.packetId == packetId && !ack.isDone());
        if (!underway) {
            expect(packetId, MqttQoS.EXACTLY_ONCE, topic).duplicate();
        }
    }

    void release(int packetId) {
        unreleased.clear(packetId);
    }

    /** Messages not yet settled. */
    int open() {
        return owed.size();
    }

    void settled() {
        if (!announced) {
            announced = true;
            owner.acknowledgeable();
        }
    }

    void keep(Ack ack, String reason) {
        owner.rejected(ack, reason);
    }

    void copy(Ack ack) {
        owner.stored(ack);
    }

    /** Writes all that is owed now into the buffer. */
    void flush(ByteBuf into) {
        announced = false;
        for (var ack = owed.peek(); ack != null && ack.isDone(); ack = owed.peek()) {
            owed.remove();
            write(ack, into);
        }
    }

    /** Bytes that {@link #flush} writes at most. */
    int flushBytes() {
        return owed.size() * BYTES;
    }

    private void write(Ack ack, ByteBuf into) {
        boolean hasReason = saysReasons && ack.code() != Ack.SUCCESS;
        into.writeByte(ack.qos == MqttQoS.EXACTLY_ONCE ? PUBREC : PUBACK);
        into.writeByte(hasReason ? 3 : 2);
        into.writeShort(ack.packetId);
        if (hasReason) {
            into.writeByte(ack.code());
            unreleased.clear(ack.packetId);
        }
    }
}
