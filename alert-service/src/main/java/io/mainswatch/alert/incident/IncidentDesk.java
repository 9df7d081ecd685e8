package io.mainswatch.alert.incident;

import io.mainswatch.alert.incident.IncidentStore.Message;
import io.mainswatch.alert.outage.Outage;
import io.mainswatch.alert.supply.Home;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.util.List;

/**
 * Tells an outage as one story: its begin, what became clear, its end. Messages are queued in the transaction that
 * changes the outage, so one is never without the other. Each method returns the ids of the messages queued.
 */
public final class IncidentDesk {
    private final boolean reachable;
    private final IncidentStore store = new IncidentStore();

    /** @param reachable whether there is any channel; without one stories are kept and nobody is told */
    public IncidentDesk(boolean reachable) {
        this.reachable = reachable;
    }

    /** Opens the story of an outage that has just been found. */
    public Future<List<Long>> begin(SqlClient tx, Home home, Outage outage, Instant now) {
        return store.open(tx, home.id(), outage.id(), now)
                .compose(id -> subject(tx, outage)
                        .compose(name ->
                                tell(tx, id, "begin", outage, new StoryWords(home, now).begin(outage, name), now)));
    }

    /** Tells an outage that was over when it was found: begin and end in one message. */
    public Future<List<Long>> whole(SqlClient tx, Home home, Outage outage, Instant now) {
        return store.open(tx, home.id(), outage.id(), now).compose(id -> finish(tx, home, outage, now));
    }

    /** Tells what became clear. */
    public Future<List<Long>> correct(SqlClient tx, Home home, Outage outage, Instant now) {
        return store.find(tx, outage.id())
                .compose(found -> found.isEmpty()
                        ? nobody()
                        : tell(
                                tx,
                                found.get().id(),
                                "correction",
                                outage,
                                new StoryWords(home, now).correction(outage),
                                now));
    }

    /** Tells the end and closes the story. A story already closed is not told again. */
    public Future<List<Long>> finish(SqlClient tx, Home home, Outage outage, Instant now) {
        return store.find(tx, outage.id()).compose(found -> {
            if (found.isEmpty() || found.get().closed()) {
                return nobody();
            }
            long id = found.get().id();
            return store.close(tx, id, now)
                    .compose(ok -> subject(tx, outage))
                    .compose(name -> tell(tx, id, "end", outage, new StoryWords(home, now).end(outage, name), now));
        });
    }

    /** Whether the end of an outage's story is told. */
    public Future<Boolean> isClosed(SqlClient tx, String outageId) {
        return store.find(tx, outageId)
                .map(found -> found.map(IncidentStore.Incident::closed).orElse(true));
    }

    private Future<List<Long>> tell(
            SqlClient tx, long incidentId, String phase, Outage outage, String text, Instant now) {
        if (!reachable) {
            return nobody();
        }
        boolean calm = outage.deviceId() != null;
        return store.queue(tx, new Message(incidentId, outage.homeId(), phase, outage.revision(), text, calm), now);
    }

    private Future<String> subject(SqlClient tx, Outage outage) {
        var device = outage.deviceId();
        return device == null ? Future.succeededFuture("") : store.deviceName(tx, device);
    }

    private static Future<List<Long>> nobody() {
        return Future.succeededFuture(List.of());
    }
}
