package io.mainswatch.dashboard.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.http.Fields;
import io.mainswatch.common.http.Json;
import io.mainswatch.common.security.Role;
import io.mainswatch.dashboard.account.Authentication;
import io.mainswatch.dashboard.http.Answer;
import io.mainswatch.dashboard.http.Cursor;
import io.mainswatch.dashboard.http.Page;
import io.mainswatch.dashboard.http.PathId;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The meter before a camera: its set-up, trials of another, replays, typed readings, corrections of the counter. */
final class MeterRoutes {
    private static final double MOST_VALUE = 1e12;
    private static final int LONGEST_LICENCE = 60;
    private static final int LONGEST_ID = 100;

    private final MeterQueries meters;
    private final MeterOrderStore orders;
    private final MeterDesk desk;
    private final DeviceAccess devices;

    MeterRoutes(MeterQueries meters, MeterOrderStore orders, MeterDesk desk, DeviceAccess devices) {
        this.meters = meters;
        this.orders = orders;
        this.desk = desk;
        this.devices = devices;
    }

    void mount(Router router) {
        router.get("/devices/:id/meter").handler(Answer.ok(this::show));
        router.put("/devices/:id/meter").handler(Answer.ok(this::save));
        router.post("/devices/:id/meter/try").handler(Answer.ok(this::attempt));
        router.post("/devices/:id/meter/replay").handler(Answer.json(202, this::replay));
        router.post("/devices/:id/meter-readings").handler(Answer.ok(this::reading));
        router.get("/devices/:id/meter-events").handler(Answer.ok(this::events));
        router.get("/meter-orders/:id").handler(Answer.ok(this::order));
    }

    private Future<?> show(RoutingContext ctx) {
        Fields.ofQuery(ctx.queryParams()).orThrow();
        return devices.require(ctx, Role.VIEWER).compose(place -> inForce(place.deviceId()));
    }

    private Future<JsonNode> inForce(String deviceId) {
        return meters.setup(deviceId).map(found -> found.orElseGet(MeterQueries::none));
    }

    private Future<?> save(RoutingContext ctx) {
        Fields.ofQuery(ctx.queryParams()).orThrow();
        return devices.require(ctx, Role.OWNER).compose(place -> {
            var body = object(ctx, Set.of("setup", "supply", "referencePictureId", "licence"));
            texts(body, List.of("referencePictureId"), LONGEST_ID);
            texts(body, List.of("licence"), LONGEST_LICENCE);
            return desk.ask(ctx, place, "setup", body).compose(saved -> inForce(place.deviceId()));
        });
    }

    private Future<?> attempt(RoutingContext ctx) {
        Fields.ofQuery(ctx.queryParams()).orThrow();
        return devices.require(ctx, Role.OPERATOR).compose(place -> {
            var body = object(ctx, Set.of("setup", "supply", "pictureId", "referencePictureId"));
            texts(body, List.of("pictureId", "referencePictureId"), LONGEST_ID);
            return desk.ask(ctx, place, "try", body);
        });
    }

    private Future<?> replay(RoutingContext ctx) {
        Fields.ofQuery(ctx.queryParams()).orThrow();
        return devices.require(ctx, Role.OWNER).compose(place -> {
            var body = object(ctx, Set.of("setup", "supply", "referencePictureId", "from", "to", "apply", "teach"));
            texts(body, List.of("referencePictureId"), LONGEST_ID);
            var fields = Fields.of(ctx.body().buffer());
            var from = fields.optionalInstant("from");
            var to = fields.optionalInstant("to");
            flags(body, List.of("apply", "teach"));
            if (from.isEmpty()) {
                throw Failure.invalid("from", "missing or no instant, expected such as 2026-01-31T18:00:00Z");
            }
            if (body.hasNonNull("to") && to.isEmpty()) {
                throw Failure.invalid("to", "expected an instant such as 2026-01-31T18:00:00Z");
            }
            if (body.path("apply").asBoolean() && body.path("teach").asBoolean()) {
                throw Failure.invalid(
                        "apply", "not together with teach: look first, then apply the set-up with what was taught");
            }
            return desk.leave(ctx, place, "replay", body).map(Left::new);
        });
    }

    record Left(String id) {}

    private Future<?> reading(RoutingContext ctx) {
        Fields.ofQuery(ctx.queryParams()).orThrow();
        return devices.require(ctx, Role.OPERATOR).compose(place -> {
            var fields = Fields.of(ctx.body().buffer());
            var body = JsonNodeFactory.instance.objectNode();
            fields.optionalInstant("at").ifPresent(at -> body.put("at", at.toString()));
            fields.optionalNumber("value", 0, MOST_VALUE).ifPresentOrElse(value -> body.put("value", value), () -> {
                if (!fields.has("value")) {
                    fields.refuse("value", "missing, expected what the register shows, in its own unit");
                }
            });
            fields.optionalText("pictureId", LONGEST_ID).ifPresent(id -> body.put("pictureId", id));
            fields.optionalBoolean("replaced").ifPresent(is -> body.put("replaced", is));
            fields.optionalBoolean("confirm").ifPresent(is -> body.put("confirm", is));
            fields.orThrow();
            return desk.ask(ctx, place, "reading", body);
        });
    }

    private Future<?> events(RoutingContext ctx) {
        var query = Fields.ofQuery(ctx.queryParams());
        long before = Cursor.byNumber(query).orElse(Long.MAX_VALUE);
        int limit = Page.limit(query);
        query.orThrow();
        return devices.require(ctx, Role.VIEWER)
                .compose(place -> meters.events(place.deviceId(), before, limit + 1))
                .map(rows -> Page.of(rows, limit, (MeterQueries.EventView last) -> Cursor.of(last.id())));
    }

    private Future<?> order(RoutingContext ctx) {
        Fields.ofQuery(ctx.queryParams()).orThrow();
        var caller = Authentication.caller(ctx);
        return orders.find(PathId.of(ctx, "order")).map(found -> {
            var order = found.orElseThrow(() -> Failure.unknown("no such order"));
            caller.require(Role.VIEWER, order.homeId(), "order");
            var status = order.isWaiting() ? "waiting" : order.status() == 200 ? "done" : "failed";
            return new OrderView(
                    order.id(),
                    order.deviceId(),
                    order.kind(),
                    status,
                    order.answer().path("done").asInt(),
                    order.isWaiting() ? null : order.answer());
        });
    }

    /** @param done how many pictures of a replay are read so far, while it is waited for */
    record OrderView(
            String id,
            String deviceId,
            String kind,
            String status,
            int done,
            @Nullable JsonNode answer) {}

    /** The body, whose set-up ingest-service checks: only that knows what a meter file is. */
    private static ObjectNode object(RoutingContext ctx, Set<String> names) {
        var buffer = ctx.body().buffer();
        try {
            var tree = buffer == null ? null : Json.MAPPER.readTree(buffer.getBytes());
            if (tree instanceof ObjectNode object) {
                object.fieldNames().forEachRemaining(name -> {
                    if (!names.contains(name)) {
                        throw Failure.invalid(name, "no such field here");
                    }
                });
                return object;
            }
        } catch (IOException e) {
            throw Failure.invalid("the body is not JSON, expected one JSON object");
        }
        throw Failure.invalid("the body is not a JSON object");
    }

    private static void flags(ObjectNode body, List<String> names) {
        for (var name : names) {
            if (body.hasNonNull(name) && !body.path(name).isBoolean()) {
                throw Failure.invalid(name, "expected true or false");
            }
        }
    }

    private static void texts(ObjectNode body, List<String> names, int longest) {
        for (var name : names) {
            var node = body.path(name);
            boolean isText = node.isTextual()
                    && !node.asText().isBlank()
                    && node.asText().length() <= longest
                    && node.asText().chars().noneMatch(Character::isISOControl);
            if (!isText && !(name.equals("licence") && (node.isMissingNode() || node.isNull()))) {
                throw Failure.invalid(name, "expected a text of 1 to " + longest + " characters");
            }
        }
    }
}
