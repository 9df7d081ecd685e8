package io.mainswatch.dashboard.account;

import io.mainswatch.common.bus.Addresses;
import io.mainswatch.common.bus.Addresses.TokenChanged;
import io.mainswatch.common.bus.Bus;
import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.http.Fields;
import io.mainswatch.common.security.Role;
import io.mainswatch.common.security.Secrets;
import io.mainswatch.common.time.Clock;
import io.mainswatch.dashboard.account.TokenStore.NewToken;
import io.mainswatch.dashboard.account.TokenStore.Token;
import io.mainswatch.dashboard.http.Answer;
import io.mainswatch.dashboard.http.Cursor;
import io.mainswatch.dashboard.http.Page;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /tokens}: keys for programs. Only a home's owner makes, sees and revokes them. */
public final class TokenRoutes {
    private static final int LONGEST_DAYS = 3_650;

    private final TokenStore tokens;
    private final HomeAccess homes;
    private final Bus bus;
    private final Clock clock;

    public TokenRoutes(TokenStore tokens, HomeAccess homes, Bus bus, Clock clock) {
        this.tokens = tokens;
        this.homes = homes;
        this.bus = bus;
        this.clock = clock;
    }

    public void mount(Router router) {
        router.get("/tokens").handler(Answer.ok(this::list));
        router.post("/tokens").handler(Answer.created(this::create));
        router.delete("/tokens/:id").handler(Answer.nothing(this::revoke));
    }

    private Future<?> list(RoutingContext ctx) {
        var query = Fields.ofQuery(ctx.queryParams());
        var home = query.optionalText("home", HomeAccess.LONGEST_ID);
        var after = Cursor.byNumber(query);
        int limit = Page.limit(query);
        query.orThrow();
        var caller = Authentication.caller(ctx);
        return homes.existing(caller, home, Role.OWNER)
                .compose(known -> tokens.list(owned(caller, home), home.orElse(null), after.orElse(0L), limit + 1))
                .map(rows -> Page.of(rows, limit, token -> Cursor.of(token.id())));
    }

    private static String @Nullable [] owned(Caller caller, Optional<String> home) {
        if (caller.isAdministrator()) {
            return null;
        }
        var owned = caller.homes().entrySet().stream()
                .filter(entry -> entry.getValue() == Role.OWNER)
                .map(Map.Entry::getKey)
                .toArray(String[]::new);
        if (owned.length == 0 && home.isEmpty()) {
            throw Failure.forbidden("this needs the role owner in a home");
        }
        return owned;
    }

    private Future<?> create(RoutingContext ctx) {
        Fields.ofQuery(ctx.queryParams()).orThrow();
        var fields = Fields.of(ctx.body().buffer());
        var name = fields.text("name", 100);
        var role = Role.of(fields.choice("role", Role.WORDS));
        var home = fields.optionalText("homeId", HomeAccess.LONGEST_ID);
        var days = fields.optionalInteger("expiresInDays", 1, LONGEST_DAYS);
        if (name.equals(TokenStore.FROM_SETTINGS)) {
            fields.refuse("name", "this name belongs to the settings' own token");
        }
        fields.orThrow();
        var caller = Authentication.caller(ctx);
        if (home.isEmpty()) {
            caller.requireAdministrator();
        }
        var now = clock.now();
        var secret = "mw_" + Secrets.random();
        var asked = new NewToken(
                home.orElse(null),
                caller.userId(),
                name,
                role,
                days.map(count -> now.plus(Duration.ofDays(count))).orElse(null));
        return homes.existing(caller, home, Role.OWNER)
                .compose(known -> tokens.insert(asked, secret, now))
                .map(token -> {
                    bus.announce(Addresses.TOKEN_CHANGED, new TokenChanged(Long.parseLong(token.id())));
                    return Made.of(token, secret);
                });
    }

    private Future<?> revoke(RoutingContext ctx) {
        Fields.ofQuery(ctx.queryParams()).orThrow();
        long id = RowId.of(ctx, "id", "token");
        return tokens.find(id)
                .map(found -> found.orElseThrow(TokenRoutes::unknown))
                .map(token -> owned(Authentication.caller(ctx), token))
                .compose(token -> tokens.revoke(id, clock.now()))
                .onSuccess(done -> bus.announce(Addresses.TOKEN_CHANGED, new TokenChanged(id)));
    }

    private static Token owned(Caller caller, Token token) {
        var homeId = token.homeId();
        if (homeId != null) {
            caller.require(Role.OWNER, homeId, "token");
        } else if (!caller.isAdministrator()) {
            throw unknown();
        }
        return token;
    }

    private static Failure unknown() {
        return Failure.unknown("no such token");
    }

    /** A token with its secret, which is shown this once. */
    record Made(
            String id,
            @Nullable String homeId,
            String name,
            String role,
            String prefix,
            Instant createdAt,
            @Nullable Instant expiresAt,
            String token) {
        static Made of(Token row, String secret) {
            return new Made(
                    row.id(),
                    row.homeId(),
                    row.name(),
                    row.role(),
                    row.prefix(),
                    row.createdAt(),
                    row.expiresAt(),
                    secret);
        }

        @Override
        public String toString() {
            return "Made[" + prefix + "…]";
        }
    }
}
