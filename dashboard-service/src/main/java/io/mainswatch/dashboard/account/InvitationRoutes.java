package io.mainswatch.dashboard.account;

import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.http.Fields;
import io.mainswatch.common.security.Role;
import io.mainswatch.common.security.Secrets;
import io.mainswatch.common.time.Clock;
import io.mainswatch.dashboard.account.InvitationStore.Invitation;
import io.mainswatch.dashboard.account.InvitationStore.NewInvitation;
import io.mainswatch.dashboard.http.Answer;
import io.mainswatch.dashboard.http.Page;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.Optional;

/** {@code /homes/{id}/invitations}: links that let one more person into a home, for its owners. */
final class InvitationRoutes {
    static final String NO_SUCH = "no such invitation: it was used, revoked or is too old";

    private static final int LONGEST_NOTE = 100;

    private final InvitationStore invitations;
    private final HomeAccess homes;
    private final PublicAddress address;
    private final Clock clock;

    InvitationRoutes(InvitationStore invitations, HomeAccess homes, PublicAddress address, Clock clock) {
        this.invitations = invitations;
        this.homes = homes;
        this.address = address;
        this.clock = clock;
    }

    void mount(Router router) {
        router.get("/homes/:id/invitations").handler(Answer.ok(this::list));
        router.post("/homes/:id/invitations").handler(Answer.created(this::invite));
        router.delete("/homes/:id/invitations/:n").handler(Answer.nothing(this::revoke));
    }

    private Future<?> list(RoutingContext ctx) {
        Fields.ofQuery(ctx.queryParams()).orThrow();
        return home(ctx)
                .compose(home -> invitations.list(home, clock.now()))
                .map(rows -> Page.whole(rows.stream().map(Waiting::of).toList()));
    }

    private Future<?> invite(RoutingContext ctx) {
        Fields.ofQuery(ctx.queryParams()).orThrow();
        var fields = Fields.of(ctx.body().buffer());
        var role = Role.of(fields.choice("role", Role.WORDS));
        var note = fields.optionalText("note", LONGEST_NOTE).orElse("");
        fields.orThrow();
        var secret = Secrets.random();
        var inviting = Authentication.caller(ctx).userId();
        return home(ctx)
                .compose(home -> invitations.insert(new NewInvitation(home, role, note, inviting), secret, clock.now()))
                .map(made -> Made.of(made, address.link(ctx, "/invitation#" + secret)));
    }

    private Future<?> revoke(RoutingContext ctx) {
        Fields.ofQuery(ctx.queryParams()).orThrow();
        return home(ctx)
                .compose(home -> invitations.revoke(home, RowId.of(ctx, "n", "invitation"), clock.now()))
                .map(revoked -> {
                    if (!revoked) {
                        throw Failure.unknown(NO_SUCH);
                    }
                    return true;
                });
    }

    private Future<String> home(RoutingContext ctx) {
        return homes.named(Authentication.caller(ctx), Optional.of(ctx.pathParam("id")), Role.OWNER);
    }

    /** A link that waits, without its secret. */
    record Waiting(String id, String role, String note, String invitedBy, Instant createdAt, Instant expiresAt) {
        static Waiting of(Invitation row) {
            var by = row.invitedBy();
            return new Waiting(
                    row.id(), row.role(), row.note(), by == null ? "" : by, row.createdAt(), row.expiresAt());
        }
    }

    /** @param url the link, which is shown this once */
    record Made(String id, String role, String note, Instant expiresAt, String url) {
        static Made of(Invitation row, String url) {
            return new Made(row.id(), row.role(), row.note(), row.expiresAt(), url);
        }

        @Override
        public String toString() {
            return "Made[" + id + "]";
        }
    }
}
