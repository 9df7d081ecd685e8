package io.mainswatch.ingest.http;

import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.http.Fields;
import io.mainswatch.common.time.Clock;
import io.mainswatch.ingest.device.DeviceDirectory;
import io.mainswatch.ingest.protocol.Heartbeat;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET|HEAD|POST /ping/<key>}: a device says that it lives, from Tasker, curl or a router's cron. What it adds may
 * stand in the query, in a form, or in a JSON body. A HEAD counts: it is how monitoring tools and {@code wget --spider} ask.
 */
final class PingHandler implements Handler<RoutingContext> {
    private static final int OLDEST_SECONDS = (int) Duration.ofDays(400).toSeconds();

    private final DeviceDirectory devices;
    private final Clock clock;
    private final Receipts receipts;

    PingHandler(DeviceDirectory devices, Clock clock, Receipts receipts) {
        this.devices = devices;
        this.clock = clock;
        this.receipts = receipts;
    }

    @Override
    public void handle(RoutingContext ctx) {
        var body = ctx.body().buffer();
        ctx.put(Refusals.BODY, body);
        devices.findByPingKey(String.valueOf(ctx.pathParam("key")))
                .map(found -> found.orElseThrow(() -> Failure.unknown("no device has this ping key")))
                .compose(device -> {
                    ctx.put(Refusals.DEVICE, device);
                    return receipts.heartbeat(device, heartbeat(said(ctx, body), clock.now()));
                })
                .onSuccess(stored -> Answers.text(ctx, "ok"))
                .onFailure(ctx::fail);
    }

    static Heartbeat heartbeat(Fields said, Instant now) {
        var charging = said.optionalBoolean("charging");
        var battery = said.optionalInteger("battery", 0, 100);
        var network = said.optionalChoice("network", List.of("wifi", "mobile"));
        var ageSeconds = said.optionalInteger("age", 0, OLDEST_SECONDS);
        said.orThrow();
        return new Heartbeat(
                now.minusSeconds(ageSeconds.orElse(0)),
                "ping",
                charging.orElse(null),
                battery.orElse(null),
                network.orElse(null));
    }

    private static Fields said(RoutingContext ctx, @Nullable Buffer body) {
        var query = ctx.queryParams();
        var form = ctx.request().formAttributes();
        if (body != null && body.length() > 0 && isJson(ctx, body)) {
            if (!query.isEmpty()) {
                throw Failure.invalid("the query and the body both say something, expected one of the two");
            }
            return Fields.of(body);
        }
        return Fields.ofQuery(MultiMap.caseInsensitiveMultiMap().addAll(query).addAll(form));
    }

    /**
     * By its first character as well: curl calls everything a form. A body that is neither a form nor JSON is no mistake:
     * some senders cannot help sending one.
     */
    private static boolean isJson(RoutingContext ctx, Buffer body) {
        var type = ctx.request().getHeader("Content-Type");
        return (type != null && type.startsWith("application/json")) || firstCharacter(body) == '{';
    }

    private static char firstCharacter(Buffer body) {
        int at = 0;
        while (at < body.length() - 1 && Character.isWhitespace(body.getByte(at))) {
            at++;
        }
        return (char) body.getByte(at);
    }
}
