package io.mainswatch.ingest.writer;

import io.mainswatch.common.bus.Addresses;
import io.mainswatch.common.bus.Addresses.ChangeRecorded;
import io.mainswatch.common.bus.Addresses.RelayReported;
import io.mainswatch.common.bus.Addresses.RetainedChanged;
import io.mainswatch.common.bus.Addresses.StatusStored;
import io.mainswatch.common.bus.Bus;
import io.mainswatch.common.db.Database;
import io.mainswatch.common.db.Journal;
import io.mainswatch.common.platform.Platform;
import io.mainswatch.ingest.protocol.DeviceTopic;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Stores what changes a device's state, one transaction after the other, so that the order of arrival is the order in
 * the tables. Words of a session that is no longer the device's newest are discarded, and so is its will.
 */
public final class StateWriter implements GroupCommit.Transaction<StateChange> {
    private static final int LARGEST_BATCH = 500;

    private final Database database;
    private final Bus bus;
    private final NewestValues newest;
    private final StateStore store = new StateStore();
    private final GroupCommit<StateChange> commits;

    public StateWriter(Platform platform, NewestValues newest) {
        this.database = platform.database();
        this.bus = platform.bus();
        this.newest = newest;
        var window = platform.settings().commitWindow().toMillis();
        this.commits = new GroupCommit<>(platform.vertx(), new GroupCommit.Limits(window, LARGEST_BATCH, 1), this);
    }

    public void add(StateChange change) {
        commits.add(change);
    }

    public int size() {
        return commits.size();
    }

    void onShrink(Runnable listener) {
        commits.onShrink(listener);
    }

    public Future<Void> drain() {
        return commits.drain();
    }

    NewestValues newest() {
        return newest;
    }

    @Override
    public Future<Void> commit(List<StateChange> changes) {
        var effects = new Effects(new ArrayList<>(), Collections.newSetFromMap(new IdentityHashMap<>()));
        return database.transaction(transaction -> store.lockEpochs(transaction, sessions(changes))
                        .compose(epochs -> applyAll(transaction, changes, epochs, effects)))
                .map(done -> {
                    effects.bells().forEach(Runnable::run);
                    changes.forEach(change -> tell(change, effects));
                    return null;
                });
    }

    @Override
    public void refused(StateChange change, String reason) {
        change.receipt().rejected(reason);
    }

    /** What a transaction leaves to be done: whom to tell, and which changes came too late. */
    private record Effects(List<Runnable> bells, Set<StateChange> outdated) {}

    private static void tell(StateChange change, Effects effects) {
        if (effects.outdated().contains(change)) {
            change.receipt().duplicate();
        } else {
            change.receipt().stored();
        }
    }

    private static List<String> sessions(List<StateChange> changes) {
        return changes.stream()
                .filter(change -> change.place().epoch() != 0)
                .map(StateChange::clientId)
                .distinct()
                .toList();
    }

    /** Sent one behind the other without waiting: one connection answers them in order. */
    private Future<Void> applyAll(
            SqlConnection transaction, List<StateChange> changes, Map<String, Long> epochs, Effects effects) {
        var all = new ArrayList<Future<Void>>();
        for (var change : changes) {
            long epoch = change.place().epoch();
            if (epoch == 0 || epoch >= epochs.getOrDefault(change.clientId(), 0L)) {
                all.add(apply(transaction, change, effects));
            } else {
                effects.outdated().add(change);
            }
        }
        return all.isEmpty() ? Future.succeededFuture() : Future.all(all).mapEmpty();
    }

    private Future<Void> apply(SqlConnection transaction, StateChange change, Effects effects) {
        var content = change.content();
        if (content instanceof StateChange.End end) {
            return end(transaction, change, end, effects);
        }
        var applied = content instanceof StateChange.Status status
                ? status(transaction, change, status, effects)
                : content instanceof StateChange.Relay relay
                        ? relay(transaction, change, relay, effects)
                        : Future.<Void>succeededFuture();
        return Future.all(applied, retain(transaction, change, effects)).mapEmpty();
    }

    private Future<Void> status(
            SqlConnection transaction, StateChange change, StateChange.Status status, Effects effects) {
        effects.bells().add(() -> {
            if (status.reason().equals("message")) {
                newest.heard(change.clientId());
            }
            bus.announce(Addresses.STATUS_STORED, new StatusStored(change.clientId()));
        });
        return store.status(transaction, change, status)
                .compose(changed ->
                        journal(transaction, changed, change, Journal.Kind.DEVICE, change.clientId(), effects));
    }

    private Future<Void> relay(
            SqlConnection transaction, StateChange change, StateChange.Relay report, Effects effects) {
        effects.bells().add(() -> {
            newest.heard(change.clientId());
            bus.announce(Addresses.RELAY_REPORTED, new RelayReported(change.clientId(), report.relay()));
        });
        var subject = change.clientId() + "/" + report.relay();
        return store.relay(transaction, change, report)
                .compose(changed -> journal(transaction, changed, change, Journal.Kind.RELAY, subject, effects));
    }

    /** A will speaks only when this session was still open: a take-over, or another gateway, came before it else. */
    private Future<Void> end(SqlConnection transaction, StateChange change, StateChange.End end, Effects effects) {
        return store.end(transaction, change, end.reason()).compose(wasOpen -> {
            var will = end.will();
            if (!wasOpen || will == null) {
                effects.outdated().add(change);
                return Future.succeededFuture();
            }
            return status(transaction, change, will, effects).compose(done -> retain(transaction, change, effects));
        });
    }

    private Future<Void> retain(SqlConnection transaction, StateChange change, Effects effects) {
        var retained = change.retained();
        if (retained == null) {
            return Future.succeededFuture();
        }
        effects.bells().add(() -> bus.announce(Addresses.RETAINED_CHANGED, new RetainedChanged(retained.topic())));
        var device = DeviceTopic.parse(retained.topic()).orElseThrow().deviceId();
        return store.retain(transaction, change, device, retained);
    }

    private Future<Void> journal(
            SqlConnection transaction,
            boolean changed,
            StateChange change,
            Journal.Kind kind,
            String subject,
            Effects effects) {
        if (!changed) {
            return Future.succeededFuture();
        }
        var home = Objects.requireNonNull(change.homeId(), "a device has a home");
        effects.bells().add(() -> bus.announce(Addresses.CHANGE_RECORDED, new ChangeRecorded(home)));
        return Journal.add(transaction, home, kind, subject);
    }
}
