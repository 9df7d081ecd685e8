package io.mainswatch.dashboard.account;

import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.http.Fields;
import io.mainswatch.common.http.TrustedProxies;
import io.mainswatch.common.security.Passwords;
import io.mainswatch.common.time.Clock;
import io.mainswatch.dashboard.account.InvitationStore.Invitation;
import io.mainswatch.dashboard.http.Answer;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an invited person does with the link: see what it offers, then come in under a new name, or with the account they
 * have. The secret travels in bodies only, so no log of addresses holds it; guessing waits longer each time.
 */
final class AcceptanceRoutes {
    private static final int LONGEST_TOKEN = 100;
    private static final int LONGEST_NAME = 60;

    private final InvitationStore invitations;
    private final AcceptanceStore acceptance;
    private final Passwords passwords;
    private final SessionOpening opening;
    private final Clock clock;
    private final SignInDelay delay;

    AcceptanceRoutes(
            InvitationStore invitations,
            AcceptanceStore acceptance,
            Passwords passwords,
            SessionOpening opening,
            Clock clock) {
        this.invitations = invitations;
        this.acceptance = acceptance;
        this.passwords = passwords;
        this.opening = opening;
        this.clock = clock;
        this.delay = new SignInDelay(clock);
    }

    /** For those who are nobody yet. */
    void mountOpen(Router router) {
        router.post("/invitations/lookup").handler(Answer.ok(this::show));
        router.post("/invitations/accept").handler(Answer.ok(this::enter));
    }

    void mount(Router router) {
        router.post("/me/homes").handler(Answer.ok(this::join));
    }

    private Future<?> show(RoutingContext ctx) {
        var fields = opened(ctx);
        var token = fields.text("token", LONGEST_TOKEN);
        fields.orThrow();
        return found(ctx, token).map(Offer::of);
    }

    private Future<?> enter(RoutingContext ctx) {
        var fields = opened(ctx);
        var token = fields.text("token", LONGEST_TOKEN);
        var name = fields.text("name", LONGEST_NAME);
        var password = PasswordCheck.chosen(fields, "password", name);
        fields.orThrow();
        return found(ctx, token)
                .compose(offer -> passwords.hash(password))
                .compose(hash -> acceptance.acceptAs(name, hash, token, clock.now()))
                .compose(person -> opening.open(ctx, person, name));
    }

    private Future<?> join(RoutingContext ctx) {
        Fields.ofQuery(ctx.queryParams()).orThrow();
        var fields = Fields.of(ctx.body().buffer());
        var token = fields.text("token", LONGEST_TOKEN);
        fields.orThrow();
        var person = Authentication.person(ctx);
        return found(ctx, token).compose(offer -> acceptance.accept(person.id(), token, clock.now()));
    }

    private static Fields opened(RoutingContext ctx) {
        Fields.ofQuery(ctx.queryParams()).orThrow();
        SameSite.require(ctx.request());
        return Fields.of(ctx.body().buffer());
    }

    private Future<Invitation> found(RoutingContext ctx, String token) {
        var address = TrustedProxies.client(ctx).address();
        delay.begin(ctx, "", address);
        return invitations.find(token, clock.now()).map(found -> {
            var offer = found.orElseThrow(() -> Failure.unknown(InvitationRoutes.NO_SUCH));
            delay.succeeded("", address);
            return offer;
        });
    }

    /** What a link offers to whoever holds it. */
    record Offer(String homeName, String role, @Nullable String invitedBy, Instant expiresAt) {
        static Offer of(Invitation row) {
            return new Offer(row.homeName(), row.role(), row.invitedBy(), row.expiresAt());
        }
    }
}
