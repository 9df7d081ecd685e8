package io.mainswatch.dashboard.account;

import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.http.Fields;
import io.mainswatch.common.http.TrustedProxies;
import io.mainswatch.common.time.Clock;
import io.mainswatch.dashboard.account.PasskeyStore.Passkey;
import io.mainswatch.dashboard.http.Answer;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** {@code /session/passkey}: signing in without typing anything. */
final class PasskeySignInRoutes {
    private static final String PURPOSE = "sign-in";

    private final PasskeyStore store;
    private final Passkeys passkeys;
    private final PasskeyChallenges challenges;
    private final SessionOpening opening;
    private final PublicAddress address;
    private final Clock clock;
    private final SignInDelay delay;

    PasskeySignInRoutes(
            PasskeyStore store,
            Passkeys passkeys,
            PasskeyChallenges challenges,
            SessionOpening opening,
            PublicAddress address,
            Clock clock) {
        this.store = store;
        this.passkeys = passkeys;
        this.challenges = challenges;
        this.opening = opening;
        this.address = address;
        this.clock = clock;
        this.delay = new SignInDelay(clock);
    }

    void mountOpen(Router router) {
        router.post("/session/passkey/options").handler(Answer.ok(this::options));
        router.post("/session/passkey").handler(Answer.ok(this::signIn));
    }

    private Future<?> options(RoutingContext ctx) {
        Fields.ofQuery(ctx.queryParams()).orThrow();
        SameSite.require(ctx.request());
        return passkeys.request(PasskeyRoutes.origin(ctx, address), challenges.issue(PURPOSE, clock.now()));
    }

    private Future<?> signIn(RoutingContext ctx) {
        Fields.ofQuery(ctx.queryParams()).orThrow();
        SameSite.require(ctx.request());
        var fields = Fields.of(ctx.body().buffer());
        var answer = PasskeyAnswer.of(fields, PasskeyAnswer.SIGNING);
        fields.orThrow();
        answer.requireType("webauthn.get");
        var origin = PasskeyRoutes.origin(ctx, address);
        if (!challenges.isOurs(PURPOSE, answer.challenge(), clock.now())) {
            throw Failure.unauthenticated("this took too long or was not asked for here: begin again");
        }
        var from = TrustedProxies.client(ctx).address();
        delay.begin(ctx, "", from);
        return store.find(answer.id())
                .map(found -> here(found, origin.getHost()))
                .compose(key -> passkeys.verified(origin, key.userName(), answer, PasskeyRoutes.authenticator(key))
                        .recover(refused -> Future.failedFuture(unknown()))
                        .compose(now -> store.used(key.id(), now.getCounter(), answer.challenge(), clock.now()))
                        .onSuccess(used -> delay.succeeded("", from))
                        .compose(used -> opening.open(ctx, key.values().userId(), key.userName())));
    }

    private static Passkey here(Optional<Passkey> found, String host) {
        return found.filter(key -> key.values().host().equals(host)).orElseThrow(PasskeySignInRoutes::unknown);
    }

    private static Failure unknown() {
        return Failure.unauthenticated("this passkey is not known here, or its answer does not hold");
    }
}
