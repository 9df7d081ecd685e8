package io.mainswatch.simulator.meter;

import io.mainswatch.simulator.transport.Endpoint;
import io.mainswatch.simulator.transport.Wire;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a meter connected while it has power, and gets every kept reading acknowledged. A connection that does not answer
 * is torn and made anew. All calls on one context.
 */
final class Link {
    /** What a link tells its meter. */
    interface User {
        void connected();

        void disconnected(String why);

        void received(String topic, String payload);
    }

    private final Vertx vertx;
    private final Login login;
    private final LinkSettings settings;
    private final Wire wire;
    private final User user;
    private final Outbox outbox;
    private final Random jitter;

    private @Nullable Endpoint door;
    private @Nullable Session session;
    /** Counts connections; what an earlier one still has to say is ignored. */
    private int generation;

    private int failures;
    private int writing;
    private long acknowledgements;
    private boolean holding;

    Link(Vertx vertx, Login login, LinkSettings settings, Wire wire, User user) {
        this.vertx = vertx;
        this.login = login;
        this.settings = settings;
        this.wire = wire;
        this.user = user;
        this.outbox = new Outbox(settings.bufferBound());
        this.jitter = new Random(login.deviceId().hashCode());
    }

    /** Connects through {@code door}, again and again until {@link #drop} or {@link #close}. */
    void open(Endpoint through) {
        door = through;
        failures = 0;
        connect();
    }

    private void connect() {
        if (door == null) {
            return;
        }
        int mine = ++generation;
        var opening = Session.create(vertx, login, settings, new Ears(mine));
        session = opening;
        long patience = vertx.setTimer(settings.answerWithin().toMillis(), fired -> wire.tear());
        opening.connect(door)
                .onComplete(done -> vertx.cancelTimer(patience))
                .onComplete(ok -> established(mine), failure -> lost(mine, String.valueOf(failure.getMessage())));
    }

    private void established(int mine) {
        if (mine != generation) {
            return;
        }
        failures = 0;
        user.connected();
        watchAnswers(mine, acknowledgements, 0);
        drain();
    }

    private void lost(int mine, String why) {
        if (mine != generation) {
            return;
        }
        generation++;
        forgetSession();
        user.disconnected(why);
        int expected = generation;
        Duration wait = settings.backOff().after(++failures, jitter);
        vertx.setTimer(wait.toMillis(), fired -> {
            if (expected == generation) {
                connect();
            }
        });
    }

    private void forgetSession() {
        session = null;
        writing = 0;
        outbox.connectionLost();
    }

    /** Tears a connection over which nothing was acknowledged for a whole turn although something was due. */
    private void watchAnswers(int mine, long acknowledgedBefore, int dueBefore) {
        vertx.setTimer(settings.answerWithin().toMillis(), fired -> {
            if (mine != generation) {
                return;
            }
            if (dueBefore > 0 && outbox.inFlight() > 0 && acknowledgements == acknowledgedBefore) {
                wire.tear();
            } else {
                watchAnswers(mine, acknowledgements, outbox.inFlight());
            }
        });
    }

    /** Sends a reading now or as soon as it can be sent. */
    void keep(Message message) {
        outbox.add(message);
        drain();
    }

    /** Sends a message if there is a connection; late it would be worth nothing. */
    void pass(Message message) {
        if (session != null) {
            session.publish(message);
        }
    }

    void subscribe(String... topics) {
        if (session != null) {
            session.subscribe(topics);
        }
    }

    private void drain() {
        while (!holding && session != null && session.connected() && outbox.inFlight() + writing < Session.WINDOW) {
            var next = outbox.take();
            if (next.isEmpty()) {
                return;
            }
            write(session, next.get());
        }
    }

    private void write(Session over, Message message) {
        int mine = generation;
        writing++;
        over.publish(message).onComplete(id -> written(mine, id, message), failure -> written(mine, null, message));
    }

    private void written(int mine, @Nullable Integer packetId, Message message) {
        if (mine != generation) {
            outbox.unsent(message);
            return;
        }
        writing--;
        if (packetId == null) {
            outbox.unsent(message);
        } else {
            outbox.sent(packetId, message);
        }
    }

    /** Stops sending kept readings, or goes on. */
    void hold(boolean on) {
        holding = on;
        drain();
    }

    /** Sends readings again that were acknowledged already. Returns how many. */
    int repeat(int count) {
        int repeated = outbox.repeat(count);
        drain();
        return repeated;
    }

    int waiting() {
        return outbox.size();
    }

    /** The device loses power: the connection is torn, nothing is said, what was kept stays. */
    void drop() {
        door = null;
        generation++;
        forgetSession();
        wire.tear();
    }

    /** Says {@code goodbye} and disconnects. */
    Future<Void> close(Message goodbye) {
        var closing = session;
        door = null;
        generation++;
        session = null;
        return closing == null || !closing.connected()
                ? Future.succeededFuture()
                : closing.publish(goodbye).compose(sent -> closing.disconnect());
    }

    /** Hears what one connection has to say, as long as it is the present one. */
    private final class Ears implements Session.Owner {
        private final int mine;

        Ears(int mine) {
            this.mine = mine;
        }

        @Override
        public void acknowledged(int packetId) {
            if (mine == generation) {
                acknowledgements++;
                outbox.acknowledged(packetId);
                drain();
            }
        }

        @Override
        public void received(String topic, String payload) {
            if (mine == generation) {
                user.received(topic, payload);
            }
        }

        @Override
        public void closed() {
            lost(mine, "connection lost");
        }
    }
}
