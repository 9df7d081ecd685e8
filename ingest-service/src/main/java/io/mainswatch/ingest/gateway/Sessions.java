package io.mainswatch.ingest.gateway;

import io.mainswatch.ingest.protocol.DeviceTopic;
import io.mainswatch.ingest.rejected.RejectedMessages;
import io.mainswatch.ingest.writer.StateChange;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sessions this gateway holds, at most one a client. Belongs to one event loop. */
final class Sessions {
    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
    private static final long TICK_MILLIS = 100;

    private final Surroundings around;
    private final Copies copies;
    private final Oversize oversize;
    private final Map<String, Session> byClient = new HashMap<>();
    private List<Session> toFlush = new ArrayList<>();
    private long nanos;
    private boolean paused;
    private boolean stopping;
    private @Nullable Promise<Void> gone;

    Sessions(Surroundings around, Copies copies, Oversize oversize) {
        this.around = around;
        this.copies = copies;
        this.oversize = oversize;
        this.nanos = around.clock().nanos();
        around.metrics().gauge("mainswatch.mqtt.connections", "Clients connected", byClient::size);
        around.metrics().gauge("mainswatch.mqtt.paused", "1 while sockets are not read", () -> paused ? 1 : 0);
    }

    /** Keeps time for all keep-alives at once. */
    void start() {
        around.vertx().setPeriodic(TICK_MILLIS, tick -> {
            nanos = around.clock().nanos();
            if (!paused) {
                closeOverdue();
            }
        });
    }

    Surroundings around() {
        return around;
    }

    /** Monotonic time, up to a tenth of a second old. */
    long nanos() {
        return nanos;
    }

    Collection<Session> all() {
        return byClient.values();
    }

    @Nullable
    Session of(String clientId) {
        return byClient.get(clientId);
    }

    boolean isPaused() {
        return paused;
    }

    /** Whether a newer session of this client is here already: two that open at once may be told in either order. */
    boolean isOutdated(String clientId, long epoch) {
        var session = byClient.get(clientId);
        return session != null && session.epoch > epoch;
    }

    /** Takes a new session in; an older one of the same client ends. */
    void add(Session session) {
        var older = byClient.put(session.clientId(), session);
        if (older != null) {
            older.close(CloseReason.TAKEN_OVER);
        }
        if (paused) {
            session.flow.pause();
        }
        pauseWhenFull();
    }

    /** Ends the session of this client unless it is at least as new. */
    void closeOlder(String clientId, long epoch) {
        var session = byClient.get(clientId);
        if (session != null && session.epoch < epoch) {
            session.close(CloseReason.TAKEN_OVER);
        }
    }

    /** Ends every session; succeeds when the last socket is gone. */
    Future<Void> closeAll(CloseReason reason) {
        Promise<Void> allGone = Promise.promise();
        gone = allGone;
        List.copyOf(byClient.values()).forEach(session -> session.close(reason));
        tellWhenGone();
        return allGone.future();
    }

    private void tellWhenGone() {
        if (gone != null && byClient.isEmpty()) {
            gone.tryComplete();
        }
    }

    /** Stops reading every socket while the writer has no room. The time does not count for keep-alives. */
    void pauseWhenFull() {
        if (paused || around.writer().accepting()) {
            return;
        }
        paused = true;
        LOG.warn("not reading from devices: too much waits for the database");
        byClient.values().forEach(session -> session.flow.pause());
        around.writer().whenAccepting(this::resume);
    }

    /** Takes nothing more from any socket: the program ends. */
    void stopReading() {
        stopping = true;
        paused = true;
        byClient.values().forEach(session -> session.flow.pause());
    }

    void flushSoon(Session session) {
        if (toFlush.isEmpty()) {
            around.vertx().runOnContext(now -> flush());
        }
        toFlush.add(session);
    }

    void copy(Ack ack) {
        var payload = ack.payload;
        var home = ack.copyHome;
        if (payload != null && home != null) {
            DeviceTopic.parse(ack.topic)
                    .ifPresent(topic ->
                            copies.send(home, topic.deviceId(), new Copies.Copy(ack.topic, payload, ack.qos.value())));
        }
    }

    /** Keeps what was refused, for a person to see. */
    void keep(Session from, String topic, String reason, byte @Nullable [] payload) {
        var bytes = payload == null ? Buffer.buffer() : Buffer.buffer(payload);
        around.rejected().keep(sender(from), "mqtt", topic, reason, bytes, bytes.length());
    }

    /** Keeps what could not be stored, as far as its ack still holds it. */
    void keep(Session from, Ack ack, String reason) {
        var bytes = ack.payload == null ? Buffer.buffer() : Buffer.buffer(ack.payload);
        int length = Math.max(ack.payloadBytes, bytes.length());
        around.rejected().keep(sender(from), "mqtt", ack.topic, reason, bytes, length);
    }

    private static RejectedMessages.Sender sender(Session from) {
        var device =
                from.visitor instanceof Visitor.Device known ? known.device().id() : null;
        return new RejectedMessages.Sender(from.visitor.homeId(), device, true);
    }

    void tooLarge(Session session) {
        oversize.count(session.clientId());
        keep(session, "", "packet: too large; expected at most 64 KiB", null);
    }

    /** The socket is gone: the end, and the will where it speaks, go the way of everything a device says. */
    void ended(Session session, CloseReason reason) {
        byClient.remove(session.clientId(), session);
        copies.forget(session);
        around.metrics().connectionClosed(reason.words());
        var will = reason.firesWill() ? Will.of(session) : null;
        around.states()
                .add(new StateChange(
                        session.clientId(),
                        session.visitor.homeId(),
                        session.nextPlace(),
                        new StateChange.End(reason.words(), will == null ? null : will.status("will")),
                        will == null ? null : will.retained(),
                        new WillTold(copies, session.visitor.homeId(), session.clientId(), will)));
        tellWhenGone();
    }

    private void closeOverdue() {
        List<Session> overdue = new ArrayList<>();
        for (var session : byClient.values()) {
            if (session.isOverdue(nanos)) {
                overdue.add(session);
            }
        }
        overdue.forEach(session -> session.close(CloseReason.KEEP_ALIVE));
    }

    private void resume() {
        if (stopping) {
            return;
        }
        paused = false;
        nanos = around.clock().nanos();
        for (var session : byClient.values()) {
            session.heard();
            session.flow.resume();
        }
        LOG.info("reading from devices again");
    }

    private void flush() {
        var due = toFlush;
        toFlush = new ArrayList<>(due.size());
        due.forEach(Session::flush);
        pauseWhenFull();
    }
}
