package io.mainswatch.dashboard.live;

import io.mainswatch.common.http.Fields;
import io.mainswatch.common.security.Role;
import io.mainswatch.dashboard.account.Authentication;
import io.mainswatch.dashboard.account.Caller;
import io.mainswatch.dashboard.account.HomeAccess;
import io.mainswatch.dashboard.live.Beginning.Resumption;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** {@code GET /live}: what changes, as server-sent events. */
final class LiveRoutes {
    private static final int LONGEST_ID = 64;

    private final LiveHub hub;
    private final HomeAccess homes;

    LiveRoutes(LiveHub hub, HomeAccess homes) {
        this.hub = hub;
        this.homes = homes;
    }

    void mount(Router router) {
        router.get("/live").handler(this::listen);
    }

    private void listen(RoutingContext ctx) {
        var query = Fields.ofQuery(ctx.queryParams());
        var home = query.optionalText("home", HomeAccess.LONGEST_ID);
        var asked = query.optionalText("lastEventId", LONGEST_ID);
        query.orThrow();
        // A browser that reconnects by itself sends the header; the address is the one it first came with.
        var header = ctx.request().getHeader("Last-Event-ID");
        var resumption = Resumption.of(header == null ? asked.orElse(null) : header);
        var caller = Authentication.caller(ctx);
        homes.existing(caller, home, Role.VIEWER)
                .compose(known -> {
                    var stream = open(ctx, caller, home);
                    return hub.join(stream, resumption);
                })
                .onFailure(ctx::fail);
    }

    private LiveStream open(RoutingContext ctx, Caller caller, Optional<String> home) {
        var response = ctx.response();
        var stream = new LiveStream(response, () -> response.reset(), new Audience(caller, home));
        response.closeHandler(closed -> hub.leave(stream));
        response.exceptionHandler(broken -> hub.leave(stream));
        response.setChunked(true)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader("X-Accel-Buffering", "no");
        return stream;
    }
}
