package io.mainswatch.dashboard.api;

import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.http.Fields;
import io.mainswatch.common.picture.PictureFiles;
import io.mainswatch.common.security.Role;
import io.mainswatch.common.time.Clock;
import io.mainswatch.dashboard.api.CaptureQueries.Day;
import io.mainswatch.dashboard.api.CaptureQueries.Watched;
import io.mainswatch.dashboard.api.DeviceQueries.Place;
import io.mainswatch.dashboard.http.Answer;
import io.mainswatch.dashboard.http.Page;
import io.mainswatch.dashboard.http.Span;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What came of a camera's pictures: consumption from readings alone, how many could be read, a data set to give away. */
final class CaptureRoutes {
    private static final Duration USUAL = Duration.ofDays(7);
    private static final Duration LONGEST = Duration.ofDays(400);
    private static final List<String> BUCKETS = List.of("hour", "day", "week");
    /** Readings this many cadences apart are near each other, and so are those within an hour. */
    private static final int CADENCES = 3;

    private static final Duration ALWAYS_NEAR = Duration.ofHours(1);
    private static final int MOST_PICTURES = 500;

    private final PictureWorkers workers;
    private final CaptureQueries captures;
    private final DatasetZip dataset;
    private final DeviceAccess devices;
    private final Clock clock;

    CaptureRoutes(
            PictureWorkers workers, CaptureQueries captures, PictureFiles files, DeviceAccess devices, Clock clock) {
        this.workers = workers;
        this.captures = captures;
        this.dataset = new DatasetZip(files);
        this.devices = devices;
        this.clock = clock;
    }

    void mount(Router router) {
        router.get("/devices/:id/consumption").handler(Answer.ok(this::consumption));
        router.get("/devices/:id/capture-report").handler(Answer.ok(this::report));
        router.get("/devices/:id/dataset").handler(this::dataset);
    }

    private Future<?> consumption(RoutingContext ctx) {
        var query = Fields.ofQuery(ctx.queryParams());
        var span = Span.of(query, clock.now(), USUAL, LONGEST).until(clock.now());
        var bucket = Bucket.of(query.optionalChoice("bucket", BUCKETS).orElse("day"));
        query.orThrow();
        return devices.require(ctx, Role.VIEWER)
                .compose(place -> captures.watched(place.deviceId()).compose(watched -> {
                    var zone = watched.zone();
                    var starts = bucket.starts(span.from(), span.to(), zone, Integer.MAX_VALUE);
                    var end = starts.isEmpty() ? span.to() : bucket.next(starts.get(starts.size() - 1), zone);
                    var whole = starts.isEmpty() ? span : new Span(starts.get(0), end);
                    return captures.points(place.deviceId(), whole)
                            .compose(points -> workers.run(
                                    () -> Page.whole(new Consumption(points, longestGap(place)).sums(starts, end))));
                }));
    }

    private static Duration longestGap(Place place) {
        var usual = Duration.ofSeconds((long) CADENCES * place.cadenceSeconds());
        return usual.compareTo(ALWAYS_NEAR) > 0 ? usual : ALWAYS_NEAR;
    }

    private Future<?> report(RoutingContext ctx) {
        var query = Fields.ofQuery(ctx.queryParams());
        var now = clock.now();
        var span = Span.of(query, now, USUAL, LONGEST).until(now);
        query.orThrow();
        return devices.require(ctx, Role.VIEWER)
                .compose(place -> captures.watched(place.deviceId())
                        .compose(watched -> captures.days(place.deviceId(), span)
                                .map(days -> Page.whole(report(days, span, watched, place.cadenceSeconds())))));
    }

    /**
     * One day of the home.
     *
     * @param expected as many as the device's cadence makes, of the part of the day asked for in which there was a camera
     */
    record DayReport(
            LocalDate day,
            long expected,
            long received,
            long read,
            long refused,
            long waiting,
            Map<String, Long> reasons) {}

    private static List<DayReport> report(Map<LocalDate, Day> days, Span span, Watched watched, int cadenceSeconds) {
        var zone = watched.zone();
        var reports = new ArrayList<DayReport>();
        for (var start : Bucket.DAY.starts(span.from(), span.to(), zone, Integer.MAX_VALUE)) {
            var date = start.atZone(zone).toLocalDate();
            var day = days.getOrDefault(date, new Day(date, Map.of(), Map.of()));
            var from = latest(start, latest(span.from(), watched.since()));
            var next = Bucket.DAY.next(start, zone);
            Instant to = next.isBefore(span.to()) ? next : span.to();
            long received =
                    day.byStatus().values().stream().mapToLong(Long::longValue).sum();
            reports.add(new DayReport(
                    date,
                    Math.max(0, Duration.between(from, to).toSeconds() / cadenceSeconds),
                    received,
                    day.byStatus().getOrDefault("read", 0L),
                    day.byStatus().getOrDefault("refused", 0L),
                    day.byStatus().getOrDefault("waiting", 0L),
                    day.byReason()));
        }
        return reports;
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private void dataset(RoutingContext ctx) {
        Future.succeededFuture(ctx)
                .compose(asked -> {
                    var query = Fields.ofQuery(asked.queryParams());
                    var span = Span.of(query, clock.now(), USUAL, LONGEST);
                    query.orThrow();
                    // Pictures of the inside of a home are for those who look after it.
                    return devices.require(asked, Role.OPERATOR).compose(place -> zip(place, span));
                })
                .compose(zip -> ctx.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/zip")
                        .putHeader("Content-Disposition", "attachment; filename=\"digits.zip\"")
                        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                        .end(Buffer.buffer(zip)))
                .onFailure(ctx::fail);
    }

    private Future<byte[]> zip(Place place, Span span) {
        return captures.licence(place.deviceId())
                .map(licence -> licence.orElseThrow(() -> Failure.conflict(
                        "the owner has chosen no licence for these pictures; save the meter with one")))
                .compose(licence -> captures.labelled(place.deviceId(), span, MOST_PICTURES)
                        .compose(pictures -> workers.run(() -> dataset.of(pictures, licence))));
    }
}
