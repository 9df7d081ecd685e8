package io.mainswatch.dashboard.api;

import io.mainswatch.common.http.Fields;
import io.mainswatch.common.security.LinkCodes;
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
import java.time.Instant;
import java.util.Optional;

/** {@code /homes/{id}/chats} and the code by which a further Telegram chat joins a home. */
final class ChatRoutes {
    private final ChatQueries chats;
    private final HomeAccess homes;
    private final LinkCodes codes;
    private final Clock clock;

    ChatRoutes(ChatQueries chats, HomeAccess homes, LinkCodes codes, Clock clock) {
        this.chats = chats;
        this.homes = homes;
        this.codes = codes;
        this.clock = clock;
    }

    void mount(Router router) {
        router.get("/homes/:id/chats").handler(Answer.ok(this::list));
        router.post("/homes/:id/telegram-link").handler(Answer.created(this::link));
    }

    private Future<?> list(RoutingContext ctx) {
        var query = Fields.ofQuery(ctx.queryParams());
        var after = Cursor.byTime(query);
        int limit = Page.limit(query);
        query.orThrow();
        return home(ctx, Role.VIEWER)
                .compose(home -> chats.list(home, after, limit + 1))
                .map(rows -> Page.of(rows, limit, last -> new Cursor(last.linkedAt(), last.id())));
    }

    private Future<?> link(RoutingContext ctx) {
        Fields.ofQuery(ctx.queryParams()).orThrow();
        return home(ctx, Role.OWNER).map(home -> {
            var now = clock.now();
            return new Link(codes.issue(home, now), now.plus(LinkCodes.VALID_FOR));
        });
    }

    private Future<String> home(RoutingContext ctx, Role needed) {
        return homes.named(Authentication.caller(ctx), Optional.of(ctx.pathParam("id")), needed);
    }

    /** Sent to the bot as {@code /start <code>} before it expires. */
    record Link(String code, Instant expiresAt) {}
}
