package io.mainswatch.ingest.gateway;

import io.mainswatch.ingest.writer.StateChange;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Future;
import io.vertx.mqtt.MqttEndpoint;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client's connection, from its CONNACK to the end of its socket. */
final class Session implements PacketTap.Listener, Acknowledgements.Owner {
    private static final Logger LOG = LoggerFactory.getLogger(Session.class);
    private static final int MQTT_5 = 5;
    /** A reserved arrival lies beyond all that may come before it is used. */
    private static final long RESERVE = 1_000_000;

    final Visitor visitor;
    final long epoch;
    final MqttEndpoint endpoint;
    final SocketFlow flow;
    final Outbox outbox;
    final Subscriptions subscriptions = new Subscriptions();
    /** The retained messages under way to this client: those of one subscription after those of another. */
    Future<Void> replays = Future.succeededFuture();

    private final Sessions sessions;
    private final Publisher publisher;
    private final Acknowledgements acks;
    private final boolean speaks5;
    private final long patienceNanos;
    private long heardAtNanos;
    private long arrival;
    private long reserved;
    private @Nullable CloseReason closing;

    Session(Sessions sessions, Admission admission, Publisher publisher) {
        this.sessions = sessions;
        this.publisher = publisher;
        this.visitor = admission.visitor();
        this.epoch = admission.epoch();
        this.endpoint = admission.endpoint();
        this.flow = admission.flow();
        this.speaks5 = endpoint.protocolVersion() >= MQTT_5;
        this.acks = new Acknowledgements(this, speaks5);
        this.outbox = new Outbox(this, endpoint, flow);
        this.patienceNanos = endpoint.keepAliveTimeSeconds() * 1_500_000_000L;
        this.heardAtNanos = sessions.nanos();
    }

    /** Somebody who is admitted. */
    record Admission(Visitor visitor, long epoch, MqttEndpoint endpoint, SocketFlow flow) {}

    String clientId() {
        return visitor.clientId();
    }

    boolean speaks5() {
        return speaks5;
    }

    /** The place of the next message among all this session said. */
    StateChange.Place nextPlace() {
        return new StateChange.Place(epoch, ++arrival);
    }

    /** A place after everything that arrives until {@link #use} says that it is taken. */
    long reserve() {
        reserved = Math.max(arrival, reserved) + RESERVE;
        return reserved;
    }

    /** From here on everything comes after the reserved place. */
    void use(long reservedArrival) {
        arrival = Math.max(arrival, reservedArrival);
    }

    boolean isOverdue(long nowNanos) {
        return patienceNanos > 0 && nowNanos - heardAtNanos > patienceNanos;
    }

    @Override
    public void heard() {
        heardAtNanos = sessions.nanos();
    }

    @Override
    public void publish(MqttPublishMessage message) {
        int packetId = message.variableHeader().packetId();
        var topic = message.variableHeader().topicName();
        var qos = message.fixedHeader().qosLevel();
        if (closing != null) {
            return;
        }
        if (qos == MqttQoS.EXACTLY_ONCE && acks.isUnreleased(packetId)) {
            acks.repeat(packetId, topic);
        } else {
            publisher.publish(this, message, acks.expect(packetId, qos, topic));
        }
        sessions.pauseWhenFull();
    }

    /** PUBREL: the id of a QoS 2 message is free again. */
    void released(int packetId) {
        acks.release(packetId);
        endpoint.publishComplete(packetId);
    }

    /** A topic this client may not use: said with a reason code, or, where the protocol has none, by closing. */
    void refuse(Ack ack, String why, byte @Nullable [] payload) {
        sessions.around().metrics().messageRefused("topic");
        sessions.keep(this, ack.topic, why, payload);
        if (speaks5) {
            ack.refused(Ack.NOT_AUTHORIZED);
        } else {
            close(CloseReason.NOT_ALLOWED);
        }
    }

    @Override
    public void undecodable(Throwable cause) {
        boolean tooLarge = cause instanceof TooLongFrameException;
        if (tooLarge) {
            sessions.tooLarge(this);
        }
        close(tooLarge ? CloseReason.TOO_LARGE : CloseReason.MALFORMED);
    }

    @Override
    public void writable() {
        outbox.writable();
    }

    @Override
    public void acknowledgeable() {
        sessions.flushSoon(this);
    }

    @Override
    public void rejected(Ack ack, String reason) {
        sessions.around().metrics().messageRefused("payload");
        sessions.keep(this, ack, reason);
    }

    @Override
    public void stored(Ack ack) {
        sessions.copy(ack);
    }

    /** Sends what is owed. */
    void flush() {
        if (closing == null && flow.channel().isActive()) {
            var buffer = flow.channel().alloc().directBuffer(acks.flushBytes());
            acks.flush(buffer);
            flow.out().writeAndFlush(buffer, flow.out().voidPromise());
        }
    }

    /** Messages taken and not yet acknowledged. */
    int open() {
        return acks.open();
    }

    /** Ends the connection from our side. The first reason given is the one that counts. */
    void close(CloseReason reason) {
        if (closing == null) {
            closing = reason;
            endpoint.disconnect(reason.code(), MqttProperties.NO_PROPERTIES);
        }
    }

    /** The client said goodbye itself. */
    void leaving(boolean withWill) {
        if (closing == null) {
            closing = withWill ? CloseReason.LEFT_WITH_WILL : CloseReason.LEFT;
        }
    }

    /** The socket is gone. */
    void closed() {
        var reason = closing == null ? CloseReason.LOST : closing;
        closing = reason;
        LOG.atDebug()
                .addKeyValue("clientId", clientId())
                .addKeyValue("reason", reason.words())
                .log("a connection ended");
        sessions.ended(this, reason);
    }

    /** A message to it was lost on the way. */
    void dropped() {
        sessions.around().metrics().copyDropped();
    }
}
