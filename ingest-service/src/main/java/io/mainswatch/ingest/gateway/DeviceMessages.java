package io.mainswatch.ingest.gateway;

import io.mainswatch.common.failure.Failure;
import io.mainswatch.ingest.device.KnownDevice;
import io.mainswatch.ingest.protocol.DeviceTopic;
import io.mainswatch.ingest.protocol.Heartbeat;
import io.mainswatch.ingest.protocol.Measurement;
import io.mainswatch.ingest.protocol.TextPayload;
import io.mainswatch.ingest.writer.Packet;
import io.mainswatch.ingest.writer.StateChange;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import org.jspecify.annotations.Nullable;

/** Takes what a device publishes: its own topics only. */
final class DeviceMessages implements Publisher {
    private static final String NOT_OWN = "topic: not one this device publishes; expected dev/<its id>/pzem/metrics,"
            + " pzem/energy, relay/state, heartbeat or status";

    private final KnownDevice device;
    private final Surroundings around;
    private final Copies copies;
    private final PayloadReader reader;
    private String lastTopic = "";
    private @Nullable DeviceTopic lastRoute;

    DeviceMessages(KnownDevice device, Surroundings around, Copies copies, PayloadReader reader) {
        this.device = device;
        this.around = around;
        this.copies = copies;
        this.reader = reader;
    }

    @Override
    public void publish(Session session, MqttPublishMessage message, Ack ack) {
        reader.read(message.payload());
        var route = route(ack.topic);
        if (route == null) {
            session.refuse(ack, NOT_OWN, reader.copy());
            return;
        }
        boolean isWanted = copies.isWanted(session, device.homeId(), ack.topic);
        ack.copyHome = isWanted ? device.homeId() : null;
        ack.payload = isWanted ? reader.copy() : reader.beginning();
        ack.payloadBytes = reader.length();
        try {
            take(session, message, ack, route);
        } catch (Failure mistake) {
            ack.rejected(String.valueOf(mistake.getMessage()));
        }
    }

    private void take(Session session, MqttPublishMessage message, Ack ack, DeviceTopic route) {
        if (reader.length() == 0
                && message.fixedHeader().isRetain()
                && route.kind().mayBeRetained()) {
            forget(session, message, ack);
            return;
        }
        switch (route.kind()) {
            case METRICS -> reading(reader.metrics(), message, ack);
            case ENERGY -> energy(session, message, ack);
            case RELAY_STATE -> {
                boolean closed = TextPayload.relayState(reader.copy());
                state(session, message, ack, new StateChange.Relay(route.relay(), closed));
            }
            case STATUS -> {
                boolean online = TextPayload.status(reader.copy(), device.id());
                state(session, message, ack, new StateChange.Status(online, "message"));
            }
            default ->
                around.writer().heartbeat(device, new Heartbeat(around.clock().now(), "mqtt", null, null, null), ack);
        }
    }

    private void reading(Measurement reading, MqttPublishMessage message, Ack ack) {
        boolean hasIdentity = reading.takenAtMicros() != Measurement.ABSENT || reading.isNumbered();
        var packet = hasIdentity || ack.qos == MqttQoS.AT_MOST_ONCE
                ? null
                : new Packet(ack.packetId, reader.hash(), message.fixedHeader().isDup());
        around.writer().reading(device, reading, packet, ack);
    }

    /** A counter is a reading, and, when it is to be retained, a value for later subscribers as well. */
    private void energy(Session session, MqttPublishMessage message, Ack ack) {
        byte[] payload = reader.copy();
        var reading = TextPayload.energy(payload);
        var retained = retained(message, ack, payload);
        if (retained != null) {
            ack.inTwoParts();
            around.states()
                    .add(new StateChange(device.id(), device.homeId(), session.nextPlace(), null, retained, ack));
        }
        reading(reading, message, ack);
    }

    /** MQTT's way to take a retained value back: nothing is said about the device. */
    private void forget(Session session, MqttPublishMessage message, Ack ack) {
        var nothing = retained(message, ack, new byte[0]);
        around.states().add(new StateChange(device.id(), device.homeId(), session.nextPlace(), null, nothing, ack));
    }

    private void state(Session session, MqttPublishMessage message, Ack ack, StateChange.Content content) {
        byte[] payload = reader.copy();
        around.states()
                .add(new StateChange(
                        device.id(),
                        device.homeId(),
                        session.nextPlace(),
                        content,
                        retained(message, ack, payload),
                        ack));
    }

    private static StateChange.@Nullable Retained retained(MqttPublishMessage message, Ack ack, byte[] payload) {
        return message.fixedHeader().isRetain() ? new StateChange.Retained(ack.topic, payload, ack.qos.value()) : null;
    }

    /** Where the topic leads, or null when it is not this device's to publish. Devices repeat themselves: one is kept. */
    private @Nullable DeviceTopic route(String topic) {
        if (!topic.equals(lastTopic)) {
            lastTopic = topic;
            lastRoute = DeviceTopic.parse(topic)
                    .filter(route ->
                            route.kind().isFromDevice() && route.deviceId().equals(device.id()))
                    .orElse(null);
        }
        return lastRoute;
    }
}
