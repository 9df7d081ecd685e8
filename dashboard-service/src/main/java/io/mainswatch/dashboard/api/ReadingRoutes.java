package io.mainswatch.dashboard.api;

import io.mainswatch.common.device.MeasurementLimits;
import io.mainswatch.common.http.Fields;
import io.mainswatch.common.security.Role;
import io.mainswatch.common.time.Clock;
import io.mainswatch.dashboard.http.Answer;
import io.mainswatch.dashboard.http.Cursor;
import io.mainswatch.dashboard.http.Page;
import io.mainswatch.dashboard.http.Span;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/** {@code /devices/{id}/readings}: every stored reading, oldest first. */
final class ReadingRoutes {
    private static final Duration USUAL = Duration.ofHours(24);
    private static final Duration LONGEST = Duration.ofDays(366 * 20L);

    private final ReadingQueries readings;
    private final DeviceAccess devices;
    private final Clock clock;

    ReadingRoutes(ReadingQueries readings, DeviceAccess devices, Clock clock) {
        this.readings = readings;
        this.devices = devices;
        this.clock = clock;
    }

    void mount(Router router) {
        router.get("/devices/:id/readings").handler(Answer.ok(this::list));
    }

    private Future<?> list(RoutingContext ctx) {
        var query = Fields.ofQuery(ctx.queryParams());
        var span = Span.of(query, clock.now(), USUAL, LONGEST);
        var channel = query.optionalInteger("channel", 1, MeasurementLimits.CHANNELS);
        var after = Cursor.byTimeAndNumber(query);
        int limit = Page.limit(query);
        query.orThrow();
        return devices.require(ctx, Role.VIEWER)
                .compose(place -> readings.list(place.deviceId(), channel.orElse(null), span, after, limit + 1))
                .map(rows -> Page.of(rows, limit, last -> new Cursor(last.at(), Integer.toString(last.channel()))));
    }
}
