package io.mainswatch.ingest.gateway;

import io.mainswatch.common.bus.Addresses;
import io.mainswatch.common.bus.Addresses.RelayRequest;
import io.mainswatch.common.bus.Bus;
import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.security.Role;
import io.mainswatch.ingest.device.DeviceDirectory;
import io.mainswatch.ingest.device.KnownDevice;
import io.mainswatch.ingest.protocol.ConfigPayload;
import io.mainswatch.ingest.protocol.DeviceTopic;
import io.mainswatch.ingest.protocol.TextPayload;
import io.mainswatch.ingest.writer.StateChange;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.vertx.core.Future;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what people publish: relay commands, which go the way of every command, and intervals for a device. */
final class PersonMessages implements Publisher {
    private static final Logger LOG = LoggerFactory.getLogger(PersonMessages.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int EXPIRES_IN_SECONDS = 30;
    private static final String NOT_THEIRS =
            "topic: not one a person publishes; expected dev/<id>/relay/commands or dev/<id>/pzem/config";

    private final Surroundings around;
    private final Bus bus;
    private final DeviceDirectory devices;

    PersonMessages(Surroundings around, Bus bus, DeviceDirectory devices) {
        this.around = around;
        this.bus = bus;
        this.devices = devices;
    }

    @Override
    public void publish(Session session, MqttPublishMessage message, Ack ack) {
        byte[] payload = ByteBufUtil.getBytes(message.payload());
        ack.payload = payload;
        var topic = DeviceTopic.parse(ack.topic).orElse(null);
        boolean theirs = topic != null
                && (topic.kind() == DeviceTopic.Kind.RELAY_COMMANDS || topic.kind() == DeviceTopic.Kind.CONFIG);
        if (topic == null || !theirs || !(session.visitor instanceof Visitor.Person person)) {
            session.refuse(ack, NOT_THEIRS, payload);
            return;
        }
        devices.find(topic.deviceId())
                .compose(found -> found.filter(device -> person.sees(device.homeId()))
                        .filter(device -> person.token().role().allows(Role.OPERATOR))
                        .map(device -> take(session, person, topic, device, ack))
                        .orElseGet(() ->
                                Future.failedFuture(Failure.forbidden("topic: a device this token may not operate"))))
                .onFailure(cause -> failed(session, ack, cause));
    }

    private Future<Void> take(Session session, Visitor.Person person, DeviceTopic topic, KnownDevice device, Ack ack) {
        byte[] payload = ack.payload == null ? new byte[0] : ack.payload;
        if (topic.kind() == DeviceTopic.Kind.CONFIG) {
            return config(device, payload, ack);
        }
        var state = TextPayload.relayCommand(payload) ? "on" : "off";
        var request = new RelayRequest(
                device.id(),
                topic.relay(),
                state,
                EXPIRES_IN_SECONDS,
                "token:" + person.token().id());
        return bus.ask(Addresses.RELAY_REQUEST, request, PATIENCE).map(accepted -> {
            ack.stored();
            return null;
        });
    }

    /** Kept for the device, which may be away; sent at once where it listens. */
    private Future<Void> config(KnownDevice device, byte[] payload, Ack ack) {
        ConfigPayload.check(payload);
        ack.copyHome = device.homeId();
        var retained = new StateChange.Retained(ack.topic, payload, 1);
        around.states().add(new StateChange(device.id(), device.homeId(), StateChange.Place.NONE, null, retained, ack));
        return Future.succeededFuture();
    }

    private static void failed(Session session, Ack ack, Throwable cause) {
        boolean known = cause instanceof Failure;
        if (!known || ((Failure) cause).kind() == Failure.Kind.UNAVAILABLE) {
            LOG.atWarn()
                    .addKeyValue("clientId", session.clientId())
                    .setCause(cause)
                    .log("a person's message failed");
        }
        if (known && ((Failure) cause).kind() == Failure.Kind.FORBIDDEN) {
            session.refuse(ack, String.valueOf(cause.getMessage()), ack.payload);
        } else if (session.speaks5()) {
            session.rejected(ack, known ? String.valueOf(cause.getMessage()) : "failed inside");
            ack.refused(
                    known && ((Failure) cause).kind() == Failure.Kind.INVALID ? Ack.INVALID_FORMAT : Ack.UNSPECIFIED);
        } else {
            ack.rejected(known ? String.valueOf(cause.getMessage()) : "failed inside");
        }
    }
}
