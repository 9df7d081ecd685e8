package io.mainswatch.ingest.gateway;

import io.mainswatch.common.failure.Failure;
import io.mainswatch.ingest.rejected.RejectedMessages;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.messages.codes.MqttDisconnectReasonCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From CONNECT to CONNACK: who it is, the session's epoch, then the session itself. */
final class Reception {
    private static final Logger LOG = LoggerFactory.getLogger(Reception.class);
    private static final int MQTT_5 = 5;
    private static final int RECEIVE_MAXIMUM = 1_000;
    private static final int SHOWN = 64;

    private final Doorkeeper doorkeeper;
    private final SessionOpenings openings;
    private final Sessions sessions;
    private final Publishers publishers;
    private final SubscriptionDesk desk;
    private final Turnstile turnstile;
    private boolean isShut;

    Reception(
            Doorkeeper doorkeeper,
            SessionOpenings openings,
            Sessions sessions,
            Publishers publishers,
            SubscriptionDesk desk,
            Turnstile turnstile) {
        this.doorkeeper = doorkeeper;
        this.openings = openings;
        this.sessions = sessions;
        this.publishers = publishers;
        this.desk = desk;
        this.turnstile = turnstile;
    }

    /** From now on everybody is told to come again later. */
    void shut() {
        isShut = true;
    }

    void receive(MqttEndpoint endpoint) {
        if (isShut) {
            endpoint.reject(Refusal.Code.LATER.in(endpoint.protocolVersion() >= MQTT_5));
            return;
        }
        var tap = new PacketTap();
        var arrival = new Arrival(endpoint, tap, SocketFlow.take(endpoint, tap));
        endpoint.closeHandler(gone -> arrival.closed());
        doorkeeper
                .identify(endpoint)
                .compose(visitor -> open(arrival, visitor))
                .onFailure(cause -> turnAway(arrival, cause));
    }

    private Future<Void> open(Arrival arrival, Visitor visitor) {
        var will = will(arrival.endpoint, visitor);
        return openings.open(visitor, will).map(epoch -> {
            if (sessions.isOutdated(visitor.clientId(), epoch)) {
                throw new Refusal(Refusal.Code.LATER, "a newer session of this client is here already");
            }
            admit(arrival, new Session.Admission(visitor, epoch, arrival.endpoint, arrival.flow));
            return null;
        });
    }

    private static @Nullable Will will(MqttEndpoint endpoint, Visitor visitor) {
        try {
            return Will.of(endpoint, visitor);
        } catch (Failure mistake) {
            var device = visitor instanceof Visitor.Device known ? known.device() : null;
            throw new Refusal(Refusal.Code.NOT_ALLOWED, String.valueOf(mistake.getMessage()), device);
        }
    }

    private void admit(Arrival arrival, Session.Admission admission) {
        var session = new Session(sessions, admission, publishers.of(admission.visitor()));
        sessions.add(session);
        if (arrival.closed) {
            session.leaving(false);
            session.closed();
            return;
        }
        arrival.session = session;
        var endpoint = arrival.endpoint;
        endpoint.subscribeHandler(message -> desk.subscribe(session, message))
                .unsubscribeHandler(message -> desk.unsubscribe(session, message))
                .publishAcknowledgeHandler(session.outbox::acknowledged)
                .publishReleaseHandler(session::released)
                .disconnectMessageHandler(
                        message -> session.leaving(message.code() == MqttDisconnectReasonCode.WITH_WILL_MESSAGE));
        endpoint.accept(false, session.speaks5() ? properties(admission.visitor()) : MqttProperties.NO_PROPERTIES);
        arrival.tap.admit(session);
    }

    /** What this server does not do, said before a client relies on it: see docs/adr/0003. */
    private static MqttProperties properties(Visitor visitor) {
        var properties = new MqttProperties();
        properties.add(number(MqttProperties.SESSION_EXPIRY_INTERVAL, 0));
        properties.add(number(MqttProperties.RECEIVE_MAXIMUM, RECEIVE_MAXIMUM));
        properties.add(number(MqttProperties.MAXIMUM_PACKET_SIZE, MqttGateway.LARGEST_PACKET));
        properties.add(number(MqttProperties.SHARED_SUBSCRIPTION_AVAILABLE, 0));
        properties.add(number(MqttProperties.SUBSCRIPTION_IDENTIFIER_AVAILABLE, 0));
        // Only for a client that gave none (MQTT 5.0, 3.2.2.3.7): others take it for a protocol error.
        if (visitor instanceof Visitor.Person person && person.isAssigned()) {
            properties.add(
                    new MqttProperties.StringProperty(MqttProperties.ASSIGNED_CLIENT_IDENTIFIER, person.ownClientId()));
        }
        return properties;
    }

    private static MqttProperties.IntegerProperty number(int property, int value) {
        return new MqttProperties.IntegerProperty(property, value);
    }

    private void turnAway(Arrival arrival, Throwable cause) {
        var refusal = cause instanceof Refusal known ? known : new Refusal(Refusal.Code.LATER, "not available now");
        if (!(cause instanceof Refusal)) {
            LOG.atWarn().addKeyValue("error", cause.toString()).log("a client could not be let in");
        }
        var around = sessions.around();
        around.metrics().connectRefused(refusal.code().label());
        if (arrival.closed) {
            return;
        }
        var endpoint = arrival.endpoint;
        if (refusal.code() != Refusal.Code.LATER) {
            var claimed = refusal.claimed();
            var sender = claimed == null ? RejectedMessages.Sender.UNKNOWN : RejectedMessages.Sender.of(claimed, false);
            // Its owner sees it among the device's own; a password is never kept.
            around.rejected().keep(sender, "mqtt", "CONNECT", named(endpoint, refusal), Buffer.buffer(), 0);
        }
        boolean version5 = endpoint.protocolVersion() >= MQTT_5;
        turnstile.answer(endpoint.remoteAddress().hostAddress(), () -> {
            if (!arrival.closed) {
                endpoint.reject(refusal.code().in(version5));
            }
        });
    }

    private static String named(MqttEndpoint endpoint, Refusal refusal) {
        var client = String.valueOf(endpoint.clientIdentifier());
        var shown = client.length() > SHOWN ? client.substring(0, SHOWN) + "…" : client;
        return refusal.getMessage() + " (client id " + shown + ")";
    }

    /** A connection that nobody is let in on yet. */
    private static final class Arrival {
        final MqttEndpoint endpoint;
        final PacketTap tap;
        final SocketFlow flow;
        boolean closed;

        @Nullable
        Session session;

        Arrival(MqttEndpoint endpoint, PacketTap tap, SocketFlow flow) {
            this.endpoint = endpoint;
            this.tap = tap;
            this.flow = flow;
        }

        void closed() {
            closed = true;
            if (session != null) {
                session.closed();
            }
        }
    }
}
