package io.mainswatch.dashboard.account;

import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.http.Fields;
import io.mainswatch.common.time.Clock;
import io.mainswatch.dashboard.account.Caller.Kind;
import io.mainswatch.dashboard.account.PasskeyStore.NewPasskey;
import io.mainswatch.dashboard.account.PasskeyStore.Passkey;
import io.mainswatch.dashboard.http.Answer;
import io.mainswatch.dashboard.http.Page;
import io.vertx.core.Future;
import io.vertx.ext.auth.webauthn4j.Authenticator;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * {@code /me/passkeys}: a person's passkeys. Adding one asks for the password again; the password goes on working beside
 * them, so losing every passkey locks nobody out.
 */
final class PasskeyRoutes {
    private static final int LONGEST_NAME = 60;

    private final PasskeyStore store;
    private final Passkeys passkeys;
    private final PasskeyChallenges challenges;
    private final PasswordCheck passwords;
    private final PublicAddress address;
    private final Clock clock;

    PasskeyRoutes(
            PasskeyStore store,
            Passkeys passkeys,
            PasskeyChallenges challenges,
            PasswordCheck passwords,
            PublicAddress address,
            Clock clock) {
        this.store = store;
        this.passkeys = passkeys;
        this.challenges = challenges;
        this.passwords = passwords;
        this.address = address;
        this.clock = clock;
    }

    void mount(Router router) {
        router.get("/me/passkeys").handler(Answer.ok(this::list));
        router.post("/me/passkeys/options").handler(Answer.ok(this::options));
        router.post("/me/passkeys").handler(Answer.created(this::add));
        router.delete("/me/passkeys/:id").handler(Answer.nothing(this::delete));
    }

    private Future<?> list(RoutingContext ctx) {
        Fields.ofQuery(ctx.queryParams()).orThrow();
        return store.list(Authentication.person(ctx).id())
                .map(rows -> Page.whole(rows.stream().map(Shown::of).toList()));
    }

    private Future<?> options(RoutingContext ctx) {
        Fields.ofQuery(ctx.queryParams()).orThrow();
        var person = Authentication.person(ctx);
        var fields = Fields.of(ctx.body().buffer());
        var password = fields.text("password", PasswordCheck.LONGEST);
        fields.orThrow();
        var origin = origin(ctx, address);
        return passwords
                .own(ctx, "password", password)
                .compose(user -> store.list(person.id()))
                .compose(known -> passkeys.creation(
                        origin,
                        person.name(),
                        challenges.handleOf(person.id()),
                        known.stream().map(PasskeyRoutes::authenticator).toList(),
                        challenges.issue(purpose(person), clock.now())));
    }

    private Future<?> add(RoutingContext ctx) {
        Fields.ofQuery(ctx.queryParams()).orThrow();
        var person = Authentication.person(ctx);
        var fields = Fields.of(ctx.body().buffer());
        var name = fields.text("name", LONGEST_NAME);
        var answer = PasskeyAnswer.of(fields, PasskeyAnswer.MAKING);
        fields.orThrow();
        answer.requireType("webauthn.create");
        var origin = origin(ctx, address);
        var now = clock.now();
        if (!challenges.isOurs(purpose(person), answer.challenge(), now)) {
            throw Failure.invalid("this took too long or was not asked for here: begin again");
        }
        return passkeys.verified(origin, person.name(), answer, null)
                .map(made -> passkey(person.id(), name, made, origin))
                .compose(key -> store.insert(key, answer.challenge(), now)
                        .compose(stored -> store.find(key.credentialId()))
                        .map(found -> Shown.of(found.orElseThrow(() -> Failure.conflict("it was removed meanwhile")))));
    }

    private Future<?> delete(RoutingContext ctx) {
        Fields.ofQuery(ctx.queryParams()).orThrow();
        long id = RowId.of(ctx, "id", "passkey");
        var caller = Authentication.caller(ctx);
        if (caller.credential().kind() != Kind.USER) {
            throw Failure.unknown("no such passkey");
        }
        return store.delete(id, caller.id()).map(deleted -> {
            if (!deleted) {
                throw Failure.unknown("no such passkey");
            }
            return true;
        });
    }

    /** The origin of the page, where passkeys work there at all. */
    static URI origin(RoutingContext ctx, PublicAddress address) {
        return address.passkeyOrigin(ctx.request())
                .orElseThrow(() -> Failure.conflict(
                        "passkeys work at the https:// address set by MAINSWATCH_PUBLIC_URL and at http://localhost"));
    }

    static Authenticator authenticator(Passkey row) {
        var values = row.values();
        return new Authenticator()
                .setUsername(row.userName())
                .setCredID(values.credentialId())
                .setPublicKey(values.publicKey())
                .setAaguid(values.aaguid())
                .setCounter(values.counter());
    }

    /** A challenge for one session is good in no other. */
    private static String purpose(Caller person) {
        return "make:" + person.id() + ":"
                + HexFormat.of().formatHex(person.credential().hash());
    }

    private static NewPasskey passkey(long userId, String name, Authenticator made, URI origin) {
        return new NewPasskey(
                userId,
                name,
                made.getCredID(),
                made.getPublicKey(),
                made.getAaguid(),
                made.getCounter(),
                origin.getHost());
    }

    /** @param host where it works */
    record Shown(
            String id,
            String name,
            String host,
            Instant createdAt,
            @Nullable Instant lastUsedAt) {
        static Shown of(Passkey row) {
            return new Shown(
                    Long.toString(row.id()),
                    row.values().name(),
                    row.values().host(),
                    row.createdAt(),
                    row.lastUsedAt());
        }
    }
}
