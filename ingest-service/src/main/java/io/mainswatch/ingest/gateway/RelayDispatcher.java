package io.mainswatch.ingest.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mainswatch.common.bus.Addresses;
import io.mainswatch.common.bus.Addresses.RelayCommandDispatched;
import io.mainswatch.common.platform.Platform;
import io.mainswatch.ingest.gateway.RelayDispatchStore.Command;
import io.mainswatch.ingest.protocol.DeviceTopic;
import io.vertx.core.Future;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands queued relay commands to the devices connected here: when the bell rings, when a device has subscribed, and every
 * second. A command is claimed before it is sent, so it is sent at most once; what gets lost on the way expires.
 */
final class RelayDispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(RelayDispatcher.class);
    private static final long PERIOD_MILLIS = 1_000;
    private static final byte[] ON = "RELAY_ON".getBytes(UTF_8);
    private static final byte[] OFF = "RELAY_OFF".getBytes(UTF_8);

    private final Platform platform;
    private final RelayDispatchStore store;
    private final Sessions sessions;
    private boolean sweeping;
    private boolean again;

    RelayDispatcher(Platform platform, RelayDispatchStore store, Sessions sessions) {
        this.platform = platform;
        this.store = store;
        this.sessions = sessions;
    }

    void start() {
        platform.vertx().setPeriodic(PERIOD_MILLIS, tick -> sweep());
        platform.bus().listen(Addresses.RELAY_COMMAND_QUEUED, fact -> {
            if (sessions.of(fact.deviceId()) != null) {
                sweep();
            }
        });
    }

    /** Looks for commands now, or once more when it is looking already. */
    void sweep() {
        if (sessions.all().isEmpty()) {
            return;
        }
        if (sweeping) {
            again = true;
            return;
        }
        sweeping = true;
        store.waiting(platform.database().pool()).compose(this::sendAll).onComplete(done -> {
            sweeping = false;
            if (done.failed()) {
                LOG.atWarn()
                        .addKeyValue("error", String.valueOf(done.cause()))
                        .log("relay commands could not be handed out");
            }
            if (again) {
                again = false;
                sweep();
            }
        });
    }

    /** One after the other: a device gets its commands in the order they were given. */
    private Future<Void> sendAll(List<Command> commands) {
        var sent = Future.<Void>succeededFuture();
        for (var command : commands) {
            if (sessions.of(command.deviceId()) != null) {
                sent = sent.compose(done -> send(command));
            }
        }
        return sent;
    }

    private Future<Void> send(Command command) {
        var session = sessions.of(command.deviceId());
        var topic = DeviceTopic.relayCommands(command.deviceId(), command.relay());
        int qos = session == null ? Subscriptions.NONE : session.subscriptions.qos(topic);
        if (session == null || qos == Subscriptions.NONE) {
            return Future.succeededFuture();
        }
        long arrival = session.reserve();
        return store.claim(platform.database().pool(), command.id(), session.epoch, arrival)
                .map(ours -> {
                    if (ours) {
                        session.use(arrival);
                        session.outbox.send(topic, command.closed() ? ON : OFF, qos, false);
                        platform.bus()
                                .announce(Addresses.RELAY_COMMAND_DISPATCHED, new RelayCommandDispatched(command.id()));
                    }
                    return null;
                });
    }
}
