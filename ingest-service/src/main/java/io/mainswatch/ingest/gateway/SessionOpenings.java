package io.mainswatch.ingest.gateway;

import io.mainswatch.common.bus.Addresses;
import io.mainswatch.common.bus.Addresses.SessionOpened;
import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.platform.Platform;
import io.mainswatch.ingest.writer.GroupCommit;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Raises epochs in company: ten thousand devices that come back at once are a few dozen statements. */
final class SessionOpenings implements GroupCommit.Transaction<SessionOpenings.Opening> {
    private static final GroupCommit.Limits LIMITS = new GroupCommit.Limits(3, 500, 2);

    private final Platform platform;
    private final SessionStore store;
    private final GroupCommit<Opening> commits;
    private final Set<String> clients = new HashSet<>();

    SessionOpenings(Platform platform, SessionStore store) {
        this.platform = platform;
        this.store = store;
        this.commits = new GroupCommit<>(platform.vertx(), LIMITS, this);
    }

    /** One client at the door. */
    record Opening(Visitor visitor, @Nullable Will will, Promise<Long> epoch) {}

    /** The epoch of the new session, higher than any before it. */
    Future<Long> open(Visitor visitor, @Nullable Will will) {
        if (commits.isFresh()) {
            clients.clear();
        }
        if (!clients.add(visitor.clientId())) {
            commits.cut();
            clients.clear();
            clients.add(visitor.clientId());
        }
        var opening = new Opening(visitor, will, Promise.promise());
        commits.add(opening);
        return opening.epoch().future();
    }

    @Override
    public Future<Void> commit(List<Opening> openings) {
        return store.open(platform.database().pool(), openings).map(epochs -> {
            for (var opening : openings) {
                var client = opening.visitor().clientId();
                long epoch = Objects.requireNonNull(epochs.get(client));
                platform.bus().announce(Addresses.SESSION_OPENED, new SessionOpened(client, epoch));
                opening.epoch().complete(epoch);
            }
            return null;
        });
    }

    @Override
    public void refused(Opening opening, String reason) {
        opening.epoch().fail(Failure.invalid(reason));
    }
}
