package io.mainswatch.ingest.gateway;

import io.mainswatch.ingest.writer.Intake;
import io.netty.handler.codec.mqtt.MqttQoS;
import org.jspecify.annotations.Nullable;

/** One message on its way to the database: what is owed to its sender, and what follows when it is stored. */
final class Ack implements Intake.Receipt {
    /** Reason codes of MQTT 5, {@code 0} being success in both versions. */
    static final byte SUCCESS = 0;

    static final byte UNSPECIFIED = (byte) 0x80;
    static final byte NOT_AUTHORIZED = (byte) 0x87;
    static final byte INVALID_FORMAT = (byte) 0x99;

    final int packetId;
    final MqttQoS qos;
    final String topic;
    /** Whole where somebody listens, else only its beginning, for the list of what was rejected. Let go when settled. */
    byte @Nullable [] payload;
    /** Bytes of the payload as it came. */
    int payloadBytes;

    /** The home to whose listeners copies go once it is stored, or null when nobody listens. */
    @Nullable
    String copyHome;

    private final Acknowledgements owner;
    private int parts = 1;
    private boolean done;
    private byte code;

    Ack(Acknowledgements owner, int packetId, MqttQoS qos, String topic) {
        this.owner = owner;
        this.packetId = packetId;
        this.qos = qos;
        this.topic = topic;
    }

    /** It is stored in two places, and owed when both are done. */
    void inTwoParts() {
        parts = 2;
    }

    @Override
    public void stored() {
        settle(SUCCESS);
        if (done && copyHome != null) {
            owner.copy(this);
        }
        letGo();
    }

    @Override
    public void duplicate() {
        settle(SUCCESS);
        letGo();
    }

    @Override
    public void rejected(String reason) {
        owner.keep(this, reason);
        settle(SUCCESS);
        letGo();
    }

    /** Refused by the rules, which MQTT 5 can say. */
    void refused(byte reasonCode) {
        settle(reasonCode);
    }

    boolean isDone() {
        return done;
    }

    byte code() {
        return code;
    }

    /** It may wait for those before it a while longer: its payload need not. */
    private void letGo() {
        if (done) {
            payload = null;
        }
    }

    private void settle(byte reasonCode) {
        code = reasonCode == SUCCESS ? code : reasonCode;
        parts--;
        if (parts <= 0 && !done) {
            done = true;
            owner.settled();
        }
    }
}
