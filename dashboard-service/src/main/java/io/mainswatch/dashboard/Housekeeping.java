package io.mainswatch.dashboard;

import io.mainswatch.common.time.Clock;
import io.mainswatch.dashboard.account.InvitationStore;
import io.mainswatch.dashboard.account.PasskeyStore;
import io.mainswatch.dashboard.account.SessionStore;
import io.mainswatch.dashboard.api.MeterOrderStore;
import io.mainswatch.dashboard.live.ChangeStore;
import io.vertx.core.Future;
import java.time.Duration;

/** Removes what nobody needs any more: old changes, ended sessions, used invitations and challenges, old orders. */
final class Housekeeping {
    static final Duration RHYTHM = Duration.ofHours(1);

    private final ChangeStore changes;
    private final SessionStore sessions;
    private final InvitationStore invitations;
    private final PasskeyStore passkeys;
    private final MeterOrderStore orders;
    private final Clock clock;

    Housekeeping(
            ChangeStore changes,
            SessionStore sessions,
            InvitationStore invitations,
            PasskeyStore passkeys,
            MeterOrderStore orders,
            Clock clock) {
        this.changes = changes;
        this.sessions = sessions;
        this.invitations = invitations;
        this.passkeys = passkeys;
        this.orders = orders;
        this.clock = clock;
    }

    /** Does nothing while the clock is not trusted: what looks old may not be. */
    Future<Duration> sweep() {
        if (!clock.trusted()) {
            return Future.succeededFuture(RHYTHM);
        }
        return changes.trim(clock.now())
                .compose(trimmed -> sessions.trim(clock.now()))
                .compose(trimmed -> invitations.trim(clock.now()))
                .compose(trimmed -> passkeys.trim(clock.now()))
                .compose(trimmed -> orders.trim(clock.now()))
                .map(RHYTHM);
    }
}
