package io.mainswatch.ingest.gateway;

import io.mainswatch.common.bus.Addresses;
import io.mainswatch.common.platform.Platform;
import io.mainswatch.ingest.device.ChannelDirectory;
import io.mainswatch.ingest.device.DeviceDirectory;
import io.mainswatch.ingest.device.TokenDirectory;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The whole MQTT door, put together: what starts and stops as one. */
public final class GatewayDoor {
    private static final int GOODBYE_SECONDS = 2;

    private final Platform platform;
    private final Directories directories;
    private final Sessions sessions;
    private final GatewayLease lease;
    private final RelayDispatcher relays;
    private final Reception reception;
    private final MqttGateway gateway;

    /** Who is known. */
    public record Directories(DeviceDirectory devices, TokenDirectory tokens, ChannelDirectory channels) {}

    /** @param name of this gateway, unlike any other's */
    public GatewayDoor(Platform platform, String name, Directories directories, Surroundings around) {
        this.platform = platform;
        this.directories = directories;
        var vertx = platform.vertx();
        var pool = platform.database().pool();
        var oversize = new Oversize(platform.clock());
        var copies = new Copies(vertx, name);
        var sessionStore = new SessionStore(name);
        this.sessions = new Sessions(around, copies, oversize);
        this.lease = new GatewayLease(pool, new GatewayStore(name), sessionStore, sessions, copies, around);
        this.relays = new RelayDispatcher(platform, new RelayDispatchStore(name), sessions);
        var people = new PersonMessages(around, platform.bus(), directories.devices());
        this.reception = new Reception(
                new Doorkeeper(directories.devices(), directories.tokens(), oversize),
                new SessionOpenings(platform, sessionStore),
                sessions,
                new Publishers(around, copies, people),
                new SubscriptionDesk(vertx, pool, copies, device -> relays.sweep()),
                new Turnstile(vertx, platform.clock()));
        this.gateway = new MqttGateway(vertx, platform.settings(), sessions, reception);
    }

    /** Takes the lease, then listens. Must be called on the event loop that everything of it belongs to. */
    public Future<Void> open() {
        var context = Vertx.currentContext();
        platform.bus().listen(Addresses.SESSION_OPENED, fact -> sessions.closeOlder(fact.clientId(), fact.epoch()));
        directories.devices().onRevoked(device -> context.runOnContext(now -> revoked(device)));
        directories.tokens().onRevoked(token -> context.runOnContext(now -> revoked(token)));
        return lease.start().compose(done -> {
            relays.start();
            return gateway.listen();
        });
    }

    /** Lets nobody in any more and reads nothing further; what was read is still acknowledged. */
    public void quiesce() {
        reception.shut();
        sessions.stopReading();
    }

    /** Says goodbye to everybody, and not one will speaks. */
    public Future<Void> close() {
        return sessions.closeAll(CloseReason.STOPPED)
                .timeout(GOODBYE_SECONDS, TimeUnit.SECONDS)
                .otherwiseEmpty()
                .compose(gone -> gateway.close());
    }

    /** Gives the lease back. Last of all, when every session's end is stored. */
    public Future<Void> leave() {
        return lease.stop();
    }

    public int port() {
        return gateway.port();
    }

    public int securePort() {
        return gateway.securePort();
    }

    private void revoked(String deviceId) {
        directories.channels().forget(deviceId);
        var session = sessions.of(deviceId);
        if (session != null) {
            session.close(CloseReason.REVOKED);
        }
    }

    private void revoked(long tokenId) {
        for (var session : List.copyOf(sessions.all())) {
            if (session.visitor instanceof Visitor.Person person
                    && person.token().id() == tokenId) {
                session.close(CloseReason.REVOKED);
            }
        }
    }
}
