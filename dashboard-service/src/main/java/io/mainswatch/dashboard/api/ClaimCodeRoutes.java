package io.mainswatch.dashboard.api;

import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.http.Fields;
import io.mainswatch.common.security.ClaimCodes;
import io.mainswatch.common.security.Role;
import io.mainswatch.common.time.Clock;
import io.mainswatch.dashboard.account.Authentication;
import io.mainswatch.dashboard.account.HomeAccess;
import io.mainswatch.dashboard.http.Answer;
import io.mainswatch.dashboard.http.Cursor;
import io.mainswatch.dashboard.http.Page;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** {@code /claim-codes}: what an owner types into a new device, which then gets its id and secret by itself, once. */
final class ClaimCodeRoutes {
    private final ClaimCodeStore claims;
    private final ClaimCodes codes;
    private final DeviceKeys keys;
    private final HomeAccess homes;
    private final Clock clock;

    ClaimCodeRoutes(ClaimCodeStore claims, ClaimCodes codes, DeviceKeys keys, HomeAccess homes, Clock clock) {
        this.claims = claims;
        this.codes = codes;
        this.keys = keys;
        this.homes = homes;
        this.clock = clock;
    }

    void mount(Router router) {
        router.get("/claim-codes").handler(Answer.ok(this::list));
        router.post("/claim-codes").handler(Answer.created(this::create));
        router.delete("/claim-codes/:id").handler(Answer.nothing(this::revoke));
    }

    private Future<?> list(RoutingContext ctx) {
        var query = Fields.ofQuery(ctx.queryParams());
        var home = query.optionalText("home", HomeAccess.LONGEST_ID);
        var before = Cursor.byNumber(query);
        int limit = Page.limit(query);
        query.orThrow();
        var caller = Authentication.caller(ctx);
        return homes.existing(caller, home, Role.VIEWER)
                .compose(known -> claims.list(
                        caller.visibleHomes(),
                        home.orElse(null),
                        before.orElse(Long.MAX_VALUE),
                        limit + 1,
                        clock.now()))
                .map(rows -> Page.of(rows, limit, claim -> Cursor.of(claim.id())));
    }

    private Future<?> create(RoutingContext ctx) {
        Fields.ofQuery(ctx.queryParams()).orThrow();
        var claim = NewClaimCode.from(Fields.of(ctx.body().buffer()));
        var caller = Authentication.caller(ctx);
        var code = ClaimCodes.random();
        var digest = codes.digest(code).orElseThrow();
        return homes.named(caller, claim.homeId(), Role.OWNER)
                .compose(home -> claims.insert(claim, home, digest, caller.requester(), clock.now()))
                .map(view -> new ClaimCodeView.Made(view, code, keys.ingestUrl(ctx.request()), keys.mqttPort()));
    }

    private Future<?> revoke(RoutingContext ctx) {
        Fields.ofQuery(ctx.queryParams()).orThrow();
        long id = number(ctx.pathParam("id"));
        var caller = Authentication.caller(ctx);
        return claims.home(id)
                .compose(home -> {
                    caller.require(Role.OWNER, home.orElseThrow(ClaimCodeRoutes::unknown), "claim code");
                    return claims.revoke(id, clock.now());
                })
                .map(revoked -> {
                    if (!revoked) {
                        throw Failure.conflict("the code is used already: remove the device instead");
                    }
                    return null;
                });
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw unknown();
        }
    }

    private static Failure unknown() {
        return Failure.unknown("no such claim code");
    }
}
