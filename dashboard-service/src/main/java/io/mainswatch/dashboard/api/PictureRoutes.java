package io.mainswatch.dashboard.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mainswatch.common.device.MeasurementLimits;
import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.http.Fields;
import io.mainswatch.common.picture.PictureFiles;
import io.mainswatch.common.picture.PictureForm;
import io.mainswatch.common.security.Role;
import io.mainswatch.common.security.Secrets;
import io.mainswatch.common.time.Clock;
import io.mainswatch.dashboard.account.Authentication;
import io.mainswatch.dashboard.api.DeviceQueries.Place;
import io.mainswatch.dashboard.api.PictureQueries.Found;
import io.mainswatch.dashboard.http.Answer;
import io.mainswatch.dashboard.http.Cursor;
import io.mainswatch.dashboard.http.Page;
import io.mainswatch.dashboard.http.PathId;
import io.mainswatch.dashboard.http.Span;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/** A camera's pictures: the history, the pictures themselves, a person's own ones, and what a person reads in them. */
final class PictureRoutes {
    private static final Duration USUAL = Duration.ofDays(30);
    private static final Duration LONGEST = Duration.ofDays(3_700);
    private static final List<String> REVIEWS = List.of("none", "pending", "done");
    private static final double MOST_VALUE = 1e12;

    private final PictureWorkers workers;
    private final PictureQueries pictures;
    private final PictureFiles files;
    private final MeterDesk desk;
    private final DeviceAccess devices;
    private final Clock clock;
    private final PictureBody bodies = new PictureBody();

    PictureRoutes(
            PictureWorkers workers,
            PictureQueries pictures,
            PictureFiles files,
            MeterDesk desk,
            DeviceAccess devices,
            Clock clock) {
        this.workers = workers;
        this.pictures = pictures;
        this.files = files;
        this.desk = desk;
        this.devices = devices;
        this.clock = clock;
    }

    void mount(Router router) {
        router.post("/devices/:id/pictures").handler(Answer.created(this::upload));
        router.get("/devices/:id/pictures").handler(Answer.ok(this::list));
        router.get("/pictures/:id").handler(Answer.ok(this::show));
        router.get("/pictures/:id/image").handler(this::image);
        router.post("/pictures/:id/correction").handler(Answer.ok(this::correct));
    }

    private Future<?> upload(RoutingContext ctx) {
        return devices.require(ctx, Role.OPERATOR).compose(place -> {
            var query = Fields.ofQuery(ctx.queryParams());
            var at = Span.bound(query, "at").orElse(clock.now());
            if (at.isAfter(clock.now().plus(MeasurementLimits.AHEAD))) {
                query.refuse("at", "more than a day ahead");
            }
            query.orThrow();
            return bodies.read(ctx.request())
                    .compose(body -> workers.run(() -> kept(place, at, body.getBytes())))
                    .compose(order -> desk.ask(ctx, place, "picture", order));
        });
    }

    /** Writes the file and describes it, for ingest-service to note. */
    private ObjectNode kept(Place place, Instant at, byte[] bytes) {
        var form = PictureForm.of(bytes);
        var hash = HexFormat.of().formatHex(Secrets.sha256(bytes));
        var name = place.deviceId().replace(':', '_') + "/by-hand/" + hash + form.extension();
        try {
            files.put(name, bytes);
        } catch (IOException e) {
            throw Failure.unavailable("the picture store does not take it", e);
        }
        return JsonNodeFactory.instance
                .objectNode()
                .put("fileName", name)
                .put("sha256", hash)
                .put("bytes", bytes.length)
                .put("mediaType", form.mediaType())
                .put("width", form.width())
                .put("height", form.height())
                .put("at", at.toString());
    }

    private Future<?> list(RoutingContext ctx) {
        var query = Fields.ofQuery(ctx.queryParams());
        var span = Span.of(query, clock.now().plus(MeasurementLimits.AHEAD), USUAL, LONGEST);
        var review = query.optionalChoice("review", REVIEWS);
        var after = Cursor.byTime(query);
        int limit = Page.limit(query);
        query.orThrow();
        return devices.require(ctx, Role.VIEWER)
                .compose(place -> pictures.list(place.deviceId(), span, review.orElse(null), after, limit + 1))
                .map(rows -> Page.of(rows, limit, last -> new Cursor(last.takenAt(), last.id())));
    }

    private Future<?> show(RoutingContext ctx) {
        Fields.ofQuery(ctx.queryParams()).orThrow();
        return found(ctx, Role.VIEWER).map(Found::view);
    }

    private void image(RoutingContext ctx) {
        Future.succeededFuture(ctx)
                .compose(asked -> {
                    var query = Fields.ofQuery(asked.queryParams());
                    int crop = query.optionalInteger("crop", 0, 11).orElse(-1);
                    query.orThrow();
                    return found(asked, Role.VIEWER).map(found -> name(found, crop));
                })
                .compose(name -> workers.run(() -> files.get(name))
                        .recover(PictureRoutes::missing)
                        .compose(bytes -> ctx.response()
                                .putHeader(
                                        HttpHeaders.CONTENT_TYPE,
                                        PictureForm.mediaTypeOf(name).orElse("application/octet-stream"))
                                .putHeader(HttpHeaders.CACHE_CONTROL, caching(ctx))
                                .end(Buffer.buffer(bytes))))
                .onFailure(ctx::fail);
    }

    /** A picture of this id never changes, its digits may be cut out anew; both are the home's alone. */
    private static String caching(RoutingContext ctx) {
        return ctx.queryParams().contains("crop") ? "private, max-age=60" : "private, max-age=86400, immutable";
    }

    private static Future<byte[]> missing(Throwable cause) {
        return Future.failedFuture(
                cause instanceof NoSuchFileException
                        ? Failure.unknown("the picture is not kept any more")
                        : Failure.unavailable("the picture store does not answer", cause));
    }

    private static String name(Found found, int crop) {
        var name = found.fileName();
        boolean isThere = crop < 0
                ? found.view().kept().equals("whole")
                : crop < found.view().crops();
        if (!isThere) {
            throw Failure.unknown(crop < 0 ? "the picture is not kept whole" : "no such crop of the picture");
        }
        return crop < 0 ? name : name.substring(0, name.lastIndexOf('.')) + "-c" + crop + ".png";
    }

    private Future<?> correct(RoutingContext ctx) {
        Fields.ofQuery(ctx.queryParams()).orThrow();
        return found(ctx, Role.OPERATOR).compose(found -> {
            var fields = Fields.of(ctx.body().buffer());
            var order = JsonNodeFactory.instance
                    .objectNode()
                    .put("pictureId", found.view().id());
            boolean unreadable = fields.optionalBoolean("unreadable").orElse(false);
            fields.optionalBoolean("confirm").ifPresent(is -> order.put("confirm", is));
            var value = fields.optionalNumber("value", 0, MOST_VALUE);
            if (unreadable == fields.has("value")) {
                fields.refuse("value", "expected what the register shows, or \"unreadable\": true, and one of the two");
            }
            fields.orThrow();
            value.ifPresent(is -> order.put("value", is));
            var view = found.view();
            var place = new Place(view.deviceId(), view.homeId(), 0);
            return desk.ask(ctx, place, "correction", order.put("unreadable", unreadable))
                    .compose(done -> pictures.find(view.id()))
                    .map(again -> again.orElse(found).view());
        });
    }

    private Future<Found> found(RoutingContext ctx, Role needed) {
        var caller = Authentication.caller(ctx);
        return pictures.find(PathId.of(ctx, "picture")).map(found -> {
            var picture = found.orElseThrow(() -> Failure.unknown("no such picture"));
            caller.require(needed, picture.view().homeId(), "picture");
            return picture;
        });
    }
}
