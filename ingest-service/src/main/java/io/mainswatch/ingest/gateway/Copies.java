package io.mainswatch.ingest.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mainswatch.ingest.protocol.DeviceTopic;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageConsumer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Live copies of stored messages: to subscribers here at once, to other gateways over the bus and only where somebody of
 * that home listens. Between gateways at most once.
 */
final class Copies {
    /** In the place of a home: every home. */
    static final String EVERY_HOME = "*";

    private static final String ADDRESS = "mqtt.copies.";

    private final Vertx vertx;
    private final String gateway;
    private final FilterTree<Session> people = new FilterTree<>();
    private final Map<String, Session> devices = new HashMap<>();
    private final Set<Session> listening = new HashSet<>();
    private final Map<String, Integer> listenersByHome = new HashMap<>();
    private final Map<String, MessageConsumer<Buffer>> consumers = new HashMap<>();
    private Set<String> wantedElsewhere = Set.of();

    record Copy(String topic, byte[] payload, int qos) {}

    Copies(Vertx vertx, String gateway) {
        this.vertx = vertx;
        this.gateway = gateway;
    }

    /** Whether anybody at all could want a message of this home. Asked for every message, so it is cheap. */
    boolean isWanted(Session from, String home, String topic) {
        return !people.isEmpty()
                || (!wantedElsewhere.isEmpty() && isWantedElsewhere(home))
                || (!from.subscriptions.isEmpty() && from.subscriptions.qos(topic) != Subscriptions.NONE);
    }

    /** Homes that people connected here listen to. */
    Set<String> homes() {
        return Set.copyOf(listenersByHome.keySet());
    }

    /** Homes that other gateways want copies of. */
    void wantedElsewhere(Set<String> homes) {
        wantedElsewhere = homes;
    }

    void subscribe(Session session, TopicFilter filter, int qos) {
        if (session.visitor instanceof Visitor.Person person) {
            people.add(filter, session, qos);
            if (listening.add(session)) {
                listen(home(person));
            }
        } else {
            devices.put(session.clientId(), session);
        }
    }

    void unsubscribe(Session session, TopicFilter filter) {
        if (session.visitor instanceof Visitor.Person person) {
            people.remove(filter, session);
            if (session.subscriptions.isEmpty() && listening.remove(session)) {
                hearNoMore(home(person));
            }
        }
    }

    /** The session is over. */
    void forget(Session session) {
        devices.remove(session.clientId(), session);
        if (session.visitor instanceof Visitor.Person person && listening.remove(session)) {
            session.subscriptions.all().forEach(filter -> people.remove(filter, session));
            hearNoMore(home(person));
        }
    }

    /** Sends a stored message to everybody who listens. */
    void send(String home, String deviceId, Copy copy) {
        sendHere(home, deviceId, copy);
        if (wantedElsewhere.contains(home)) {
            vertx.eventBus().publish(ADDRESS + home, encode(home, copy));
        }
        if (wantedElsewhere.contains(EVERY_HOME)) {
            vertx.eventBus().publish(ADDRESS + EVERY_HOME, encode(home, copy));
        }
    }

    private void sendHere(String home, String deviceId, Copy copy) {
        var device = devices.get(deviceId);
        int granted = device == null ? Subscriptions.NONE : device.subscriptions.qos(copy.topic());
        if (device != null && granted != Subscriptions.NONE) {
            device.outbox.send(copy.topic(), copy.payload(), Math.min(granted, copy.qos()), false);
        }
        if (!people.isEmpty()) {
            people.find(copy.topic()).forEach((session, qos) -> sendTo(session, home, copy, qos));
        }
    }

    private static void sendTo(Session session, String home, Copy copy, int granted) {
        if (session.visitor instanceof Visitor.Person person && person.sees(home)) {
            session.outbox.send(copy.topic(), copy.payload(), Math.min(granted, copy.qos()), false);
        }
    }

    /** A device's own subscriptions are served where it is, so a copy for it goes wherever anybody listens. */
    private boolean isWantedElsewhere(String home) {
        return wantedElsewhere.contains(home) || wantedElsewhere.contains(EVERY_HOME);
    }

    private void listen(String home) {
        if (listenersByHome.merge(home, 1, Integer::sum) == 1) {
            consumers.put(
                    home, vertx.eventBus().<Buffer>consumer(ADDRESS + home, message -> arrived(home, message.body())));
        }
    }

    private void hearNoMore(String home) {
        if (listenersByHome.merge(home, -1, (a, b) -> a + b == 0 ? null : a + b) == null) {
            var consumer = consumers.remove(home);
            if (consumer != null) {
                consumer.unregister();
            }
        }
    }

    /** What came for every home goes to those who see every home; the others have their own address. */
    private void arrived(String address, Buffer message) {
        var in = new Wire(message, 0);
        var from = in.text();
        var home = in.text();
        if (from.equals(gateway)) {
            return;
        }
        var topic = in.text();
        int qos = in.number();
        var copy = new Copy(topic, in.rest(), qos);
        if (DeviceTopic.parse(topic).isEmpty()) {
            return;
        }
        people.find(topic).forEach((session, granted) -> {
            if (session.visitor instanceof Visitor.Person person && home(person).equals(address)) {
                sendTo(session, home, copy, granted);
            }
        });
    }

    private Buffer encode(String home, Copy copy) {
        var message = Buffer.buffer();
        Wire.append(message, gateway);
        Wire.append(message, home);
        Wire.append(message, copy.topic());
        return message.appendUnsignedShort(copy.qos()).appendBytes(copy.payload());
    }

    private static String home(Visitor.Person person) {
        @Nullable String home = person.token().homeId();
        return home == null ? EVERY_HOME : home;
    }

    /** Reads a copy that another gateway wrote. */
    private static final class Wire {
        private final Buffer message;
        private int at;

        Wire(Buffer message, int at) {
            this.message = message;
            this.at = at;
        }

        static void append(Buffer message, String text) {
            byte[] bytes = text.getBytes(UTF_8);
            message.appendUnsignedShort(bytes.length).appendBytes(bytes);
        }

        String text() {
            int length = number();
            var text = message.getString(at, at + length);
            at += length;
            return text;
        }

        int number() {
            int number = message.getUnsignedShort(at);
            at += 2;
            return number;
        }

        byte[] rest() {
            return message.getBytes(at, message.length());
        }
    }
}
