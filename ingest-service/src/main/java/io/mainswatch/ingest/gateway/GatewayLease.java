package io.mainswatch.ingest.gateway;

import io.mainswatch.common.failure.Failure;
import io.mainswatch.ingest.protocol.TextPayload;
import io.mainswatch.ingest.writer.StateChange;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says every two seconds that this gateway lives and whether it hears, lets go of sessions that live elsewhere by now, and
 * speaks the wills of gateways that died: their silence is the gateway's, no evidence about the device.
 */
final class GatewayLease {
    private static final Logger LOG = LoggerFactory.getLogger(GatewayLease.class);
    private static final long PERIOD_MILLIS = 2_000;
    private static final long FORGET_MILLIS = 3_600_000;
    /** Beyond anything a session counts to. */
    private static final long LAST_ARRIVAL = Long.MAX_VALUE / 2;

    private final Pool pool;
    private final GatewayStore store;
    private final SessionStore sessionStore;
    private final Sessions sessions;
    private final Copies copies;
    private final Surroundings around;
    private Set<String> wanted = Set.of();
    private boolean sweeping;

    GatewayLease(
            Pool pool,
            GatewayStore store,
            SessionStore sessionStore,
            Sessions sessions,
            Copies copies,
            Surroundings around) {
        this.pool = pool;
        this.store = store;
        this.sessionStore = sessionStore;
        this.sessions = sessions;
        this.copies = copies;
        this.around = around;
    }

    /** Takes the lease, then keeps it. */
    Future<Void> start() {
        return sweep().onSuccess(done -> {
            around.vertx().setPeriodic(PERIOD_MILLIS, tick -> sweepAgain());
            around.vertx().setPeriodic(FORGET_MILLIS, tick -> forget());
            forget();
        });
    }

    /** Gives the lease back: nothing of this gateway is lost. */
    Future<Void> stop() {
        return store.leave(pool);
    }

    private void forget() {
        store.forgetVisitors(pool)
                .onFailure(cause -> LOG.atWarn()
                        .addKeyValue("error", cause.toString())
                        .log("ended sessions are not forgotten yet"));
    }

    private void sweepAgain() {
        if (!sweeping) {
            sweeping = true;
            sweep().onComplete(done -> {
                sweeping = false;
                if (done.failed()) {
                    LOG.atWarn()
                            .addKeyValue("error", String.valueOf(done.cause()))
                            .log("the gateway's lease was not renewed");
                }
            });
        }
    }

    private Future<Void> sweep() {
        return store.renew(pool, !sessions.isPaused())
                .compose(isNew -> {
                    wanted = isNew ? Set.of() : wanted;
                    return letGo();
                })
                .compose(done -> speakForTheDead())
                .compose(done -> store.bury(pool))
                .compose(done -> shareWishes());
    }

    private Future<Void> letGo() {
        return sessions.all().isEmpty()
                ? Future.succeededFuture()
                : sessionStore.over(pool, sessions.all()).map(over -> {
                    over.forEach(sessions::closeOlder);
                    return null;
                });
    }

    private Future<Void> speakForTheDead() {
        return store.lost(pool).map(lost -> {
            lost.forEach(this::speakFor);
            return null;
        });
    }

    private void speakFor(Row row) {
        var client = row.getString("client_id");
        var home = row.getString("home_id");
        var will = will(row, client);
        around.states()
                .add(new StateChange(
                        client,
                        home,
                        new StateChange.Place(row.getLong("epoch"), LAST_ARRIVAL),
                        new StateChange.End("gateway lost", will == null ? null : will.status("gateway-lost")),
                        will == null ? null : will.retained(),
                        new WillTold(copies, home, client, will)));
    }

    private static @Nullable Will will(Row row, String client) {
        var topic = row.getString("will_topic");
        if (topic == null) {
            return null;
        }
        byte[] payload = row.getBuffer("will_payload").getBytes();
        try {
            boolean online = TextPayload.status(payload, client);
            return new Will(topic, payload, row.getShort("will_qos"), row.getBoolean("will_retain"), online);
        } catch (Failure unreadable) {
            return null;
        }
    }

    private Future<Void> shareWishes() {
        var homes = copies.homes();
        var told = homes.equals(wanted) ? Future.<Void>succeededFuture() : store.want(pool, homes);
        return told.compose(done -> {
            wanted = homes;
            return store.wantedElsewhere(pool).map(elsewhere -> {
                copies.wantedElsewhere(elsewhere);
                return null;
            });
        });
    }
}
