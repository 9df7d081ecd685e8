package io.mainswatch.dashboard.api;

import io.mainswatch.common.device.MeasurementLimits;
import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.http.Fields;
import io.mainswatch.common.security.Role;
import io.mainswatch.common.time.Clock;
import io.mainswatch.dashboard.account.Authentication;
import io.mainswatch.dashboard.account.HomeAccess;
import io.mainswatch.dashboard.api.EnergyQueries.Question;
import io.mainswatch.dashboard.http.Answer;
import io.mainswatch.dashboard.http.Page;
import io.mainswatch.dashboard.http.Span;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** {@code /energy}: energy and power per bucket of the home's own time. */
final class EnergyRoutes {
    private static final int MOST_BUCKETS = 3_000;
    private static final Duration USUAL = Duration.ofHours(24);
    private static final Duration LONGEST = Duration.ofDays(366 * 20L);

    private final EnergyQueries energy;
    private final DeviceAccess devices;
    private final HomeAccess homes;
    private final Clock clock;

    EnergyRoutes(EnergyQueries energy, DeviceAccess devices, HomeAccess homes, Clock clock) {
        this.energy = energy;
        this.devices = devices;
        this.homes = homes;
        this.clock = clock;
    }

    void mount(Router router) {
        router.get("/energy").handler(Answer.ok(this::sums));
    }

    private Future<?> sums(RoutingContext ctx) {
        var query = Fields.ofQuery(ctx.queryParams());
        var now = clock.now();
        var span = Span.of(query, now, USUAL, LONGEST).until(now);
        var bucket =
                query.optionalChoice("bucket", Bucket.WORDS).map(Bucket::of).orElse(Bucket.HOUR);
        var home = query.optionalText("home", HomeAccess.LONGEST_ID);
        var device = query.optionalText("device", 64);
        var channel = query.optionalInteger("channel", 1, MeasurementLimits.CHANNELS);
        boolean byDevice = query.optionalChoice("by", List.of("device")).isPresent();
        if (channel.isPresent() && device.isEmpty()) {
            query.refuse("device", "missing, expected the device of the channel");
        }
        query.orThrow();
        return place(ctx, home, device)
                .map(id -> new Question(id, device.orElse(null), channel.orElse(null), span, bucket, byDevice))
                .compose(question -> answer(question, now));
    }

    /** A device lies in one home; if another is named with it, the device is not there. */
    private Future<String> place(RoutingContext ctx, Optional<String> home, Optional<String> device) {
        if (device.isEmpty()) {
            return homes.named(Authentication.caller(ctx), home, Role.VIEWER);
        }
        return devices.require(ctx, device.get(), Role.VIEWER).map(found -> {
            if (home.isPresent() && !home.get().equals(found.homeId())) {
                throw Failure.unknown("no such device in this home");
            }
            return found.homeId();
        });
    }

    private Future<?> answer(Question question, Instant now) {
        return energy.timeZone(question.homeId()).compose(name -> {
            var zone = ZoneId.of(name.orElse("UTC"));
            var span = question.span();
            var starts = question.bucket().starts(span.from(), span.to(), zone, MOST_BUCKETS + 1);
            if (starts.size() > MOST_BUCKETS) {
                throw Failure.invalid(
                        "bucket", "more than " + MOST_BUCKETS + " buckets, expected larger ones or a shorter time");
            }
            if (starts.isEmpty()) {
                return Future.succeededFuture(Page.whole(List.of()));
            }
            var lastEnd = question.bucket().next(starts.get(starts.size() - 1), zone);
            return energy.sums(question, zone.getId(), now)
                    .map(sums -> Page.whole(new EnergyBuckets(span, starts, lastEnd).views(sums)));
        });
    }
}
