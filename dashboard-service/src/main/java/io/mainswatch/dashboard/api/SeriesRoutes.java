package io.mainswatch.dashboard.api;

import io.mainswatch.common.device.MeasurementLimits;
import io.mainswatch.common.http.Fields;
import io.mainswatch.common.security.Role;
import io.mainswatch.common.time.Clock;
import io.mainswatch.dashboard.http.Answer;
import io.mainswatch.dashboard.http.Span;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/** {@code /devices/{id}/series}: a channel's power for drawing, at a resolution the server picks. */
final class SeriesRoutes {
    private static final Duration USUAL = Duration.ofHours(24);
    private static final Duration LONGEST = Duration.ofDays(366 * 20L);
    private static final int FEWEST_POINTS = 10;
    private static final int MOST_POINTS = 2_000;
    private static final int USUAL_POINTS = 600;
    /** How many cadences a reading holds: the roll-up's own rule. */
    private static final int HOLDS_CADENCES = 3;

    private final SeriesQueries series;
    private final DeviceAccess devices;
    private final Clock clock;

    SeriesRoutes(SeriesQueries series, DeviceAccess devices, Clock clock) {
        this.series = series;
        this.devices = devices;
        this.clock = clock;
    }

    void mount(Router router) {
        router.get("/devices/:id/series").handler(Answer.ok(this::show));
    }

    private Future<?> show(RoutingContext ctx) {
        var query = Fields.ofQuery(ctx.queryParams());
        var now = clock.now();
        var span = Span.of(query, now, USUAL, LONGEST);
        int channel =
                query.optionalInteger("channel", 1, MeasurementLimits.CHANNELS).orElse(1);
        int points = query.optionalInteger("points", FEWEST_POINTS, MOST_POINTS).orElse(USUAL_POINTS);
        query.orThrow();
        var grid = SeriesGrid.over(span, points);
        var until = span.until(now).to();
        return devices.require(ctx, Role.VIEWER)
                .compose(place -> series.series(
                        place.deviceId(),
                        channel,
                        grid,
                        until,
                        Duration.ofSeconds((long) HOLDS_CADENCES * place.cadenceSeconds())));
    }
}
