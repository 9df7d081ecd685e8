package io.mainswatch.dashboard.api;

import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.http.Fields;
import io.mainswatch.common.security.Role;
import io.mainswatch.common.time.Clock;
import io.mainswatch.dashboard.http.Answer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.regex.Pattern;

/**
 * {@code /devices/{id}/senders/{sender}}: what a device runs to say that it lives, made out for it. The key in it comes from
 * who asks, in the header {@code X-Ping-Key}: we keep its digest only, and asking must change nothing.
 */
final class SenderRoutes {
    private static final String KEY_HEADER = "X-Ping-Key";
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{20,100}");

    private final Vertx vertx;
    private final PingKeyQueries pingKeys;
    private final DeviceKeys keys;
    private final DeviceAccess access;
    private final Clock clock;

    SenderRoutes(Vertx vertx, PingKeyQueries pingKeys, DeviceKeys keys, DeviceAccess access, Clock clock) {
        this.vertx = vertx;
        this.pingKeys = pingKeys;
        this.keys = keys;
        this.access = access;
        this.clock = clock;
    }

    void mount(Router router) {
        router.get("/devices/:id/senders/:sender").handler(Answer.file(this::make));
    }

    private Future<Answer.File> make(RoutingContext ctx) {
        Fields.ofQuery(ctx.queryParams()).orThrow();
        var sender = Sender.of(ctx.pathParam("sender"));
        return access.require(ctx, Role.OPERATOR).compose(place -> {
            var known = sender.orElseThrow(() -> Failure.unknown("no such sender"));
            var key = key(ctx);
            var id = place.deviceId();
            return pingKeys.isValid(id, key, clock.now())
                    .compose(valid -> valid ? template(known) : Future.failedFuture(wrong()))
                    .map(template -> template.filled(id, keys.pingUrl(ctx.request(), key)))
                    .map(text -> new Answer.File(known.fileName(id), text));
        });
    }

    private Future<SenderTemplate> template(Sender sender) {
        return vertx.executeBlocking(() -> SenderTemplate.read(sender), false);
    }

    private static String key(RoutingContext ctx) {
        var key = ctx.request().getHeader(KEY_HEADER);
        if (key == null || !KEY.matcher(key).matches()) {
            throw Failure.invalid(KEY_HEADER, "missing or no key, expected what follows /ping/ in the ping URL");
        }
        return key;
    }

    private static Failure wrong() {
        return Failure.invalid(
                KEY_HEADER, "not a key of this device any more, expected the newest: renew its ping URL");
    }
}
