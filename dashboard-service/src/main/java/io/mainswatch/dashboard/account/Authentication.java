package io.mainswatch.dashboard.account;

import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.security.Secrets;
import io.mainswatch.common.time.Clock;
import io.mainswatch.dashboard.account.Caller.Kind;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a request through that carries a valid token or session, and notes who it is. A session also moves its own end
 * on, at most once a minute.
 */
public final class Authentication implements Handler<RoutingContext> {
    private static final Logger LOG = LoggerFactory.getLogger(Authentication.class);
    private static final String CALLER = "caller";
    private static final String ONE_TIME = "oneTimePassword";
    private static final String BEARER = "Bearer ";
    private static final Duration NOTED_AFTER = Duration.ofMinutes(1);

    private final CallerQueries callers;
    private final SessionStore sessions;
    private final TokenStore tokens;
    private final SessionCookie cookie;
    private final Clock clock;

    public Authentication(
            CallerQueries callers, SessionStore sessions, TokenStore tokens, SessionCookie cookie, Clock clock) {
        this.callers = callers;
        this.sessions = sessions;
        this.tokens = tokens;
        this.cookie = cookie;
        this.clock = clock;
    }

    /** Who asks. Only behind this handler. */
    public static Caller caller(RoutingContext ctx) {
        return Objects.requireNonNull(ctx.<Caller>get(CALLER), "a route without authentication asks for its caller");
    }

    /**
     * The person who asks, by a browser's session: only they change what proves who they are.
     *
     * @throws Failure forbidden for a token
     */
    static Caller person(RoutingContext ctx) {
        var caller = caller(ctx);
        if (caller.credential().kind() != Kind.USER) {
            throw Failure.forbidden("this needs a person's session, a token may not do it");
        }
        return caller;
    }

    /** Whether the caller still has the password that was printed, and may do nothing but replace it. */
    static boolean hasOneTimePassword(RoutingContext ctx) {
        return Boolean.TRUE.equals(ctx.<Boolean>get(ONE_TIME));
    }

    /** Mounted before everything that a person with a one-time password may not do yet. */
    static void requireOwnPassword(RoutingContext ctx) {
        if (hasOneTimePassword(ctx)) {
            ctx.fail(Failure.forbidden("replace the one-time password first: POST /me/password"));
        } else {
            ctx.next();
        }
    }

    @Override
    public void handle(RoutingContext ctx) {
        var credential = credential(ctx);
        if (credential.isEmpty()) {
            ctx.fail(Failure.unauthenticated("expected a session or \"Authorization: Bearer <token>\""));
            return;
        }
        var now = clock.now();
        callers.find(credential.get(), now)
                .map(found -> found.orElseThrow(() -> Failure.unauthenticated("unknown, ended or revoked")))
                .onSuccess(known -> enter(ctx, known, now))
                .onFailure(ctx::fail);
    }

    private Optional<Credential> credential(RoutingContext ctx) {
        var header = ctx.request().getHeader("Authorization");
        if (header != null) {
            return header.startsWith(BEARER)
                    ? Optional.of(new Credential(
                            Kind.TOKEN,
                            Secrets.sha256(header.substring(BEARER.length()).strip())))
                    : Optional.empty();
        }
        return cookie.read(ctx).map(value -> new Credential(Kind.USER, Secrets.sha256(value)));
    }

    private void enter(RoutingContext ctx, CallerQueries.Known known, Instant now) {
        var caller = known.caller();
        if (caller.credential().kind() == Kind.USER && !SameSite.allows(ctx.request())) {
            ctx.fail(Failure.forbidden("a change asked for by another site's page"));
            return;
        }
        note(ctx, caller, known.lastUsedAt(), now);
        ctx.put(CALLER, caller);
        ctx.put(ONE_TIME, known.oneTimePassword());
        ctx.next();
    }

    private void note(RoutingContext ctx, Caller caller, @Nullable Instant lastUsedAt, Instant now) {
        if (lastUsedAt != null && now.isBefore(lastUsedAt.plus(NOTED_AFTER))) {
            return;
        }
        var noted = caller.credential().kind() == Kind.USER
                ? sessions.used(caller.credential(), now)
                : tokens.used(caller.credential(), now);
        noted.onFailure(
                cause -> LOG.atDebug().addKeyValue("error", cause.toString()).log("a use was not noted"));
        if (caller.credential().kind() == Kind.USER) {
            cookie.prolong(ctx);
        }
    }
}
