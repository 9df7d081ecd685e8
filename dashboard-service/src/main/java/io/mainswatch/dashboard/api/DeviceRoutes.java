package io.mainswatch.dashboard.api;

import io.mainswatch.common.bus.Addresses;
import io.mainswatch.common.bus.Addresses.ChangeRecorded;
import io.mainswatch.common.bus.Addresses.DeviceChanged;
import io.mainswatch.common.bus.Bus;
import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.http.Fields;
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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /devices}: registering, showing, editing and removing them. Secrets are shown once, when they are made. */
final class DeviceRoutes {
    private final DeviceStore store;
    private final DeviceQueries devices;
    private final DeviceKeys keys;
    private final HomeAccess homes;
    private final Bus bus;
    private final Clock clock;

    DeviceRoutes(DeviceStore store, DeviceQueries devices, DeviceKeys keys, HomeAccess homes, Bus bus, Clock clock) {
        this.store = store;
        this.devices = devices;
        this.keys = keys;
        this.homes = homes;
        this.bus = bus;
        this.clock = clock;
    }

    void mount(Router router) {
        router.get("/devices").handler(Answer.ok(this::list));
        router.post("/devices").handler(Answer.created(this::register));
        router.get("/devices/:id").handler(Answer.ok(this::show));
        router.patch("/devices/:id").handler(Answer.ok(this::edit));
        router.delete("/devices/:id").handler(Answer.nothing(this::remove));
        router.post("/devices/:id/secret").handler(Answer.created(this::rotate));
    }

    private Future<?> list(RoutingContext ctx) {
        var query = Fields.ofQuery(ctx.queryParams());
        var home = query.optionalText("home", HomeAccess.LONGEST_ID);
        var after = Cursor.byId(query);
        int limit = Page.limit(query);
        query.orThrow();
        var caller = Authentication.caller(ctx);
        return homes.existing(caller, home, Role.VIEWER)
                .compose(known -> devices.list(
                        caller.visibleHomes(),
                        home.orElse(null),
                        after.map(Cursor::id).orElse(""),
                        limit + 1))
                .map(rows -> Page.of(rows, limit, device -> Cursor.of(device.id())));
    }

    private Future<?> register(RoutingContext ctx) {
        Fields.ofQuery(ctx.queryParams()).orThrow();
        var device = NewDevice.from(Fields.of(ctx.body().buffer()));
        var id = device.id().value();
        var secret = keys.secret(id);
        var pingKey = keys.pingKey();
        return homes.named(Authentication.caller(ctx), device.homeId(), Role.OWNER)
                .compose(home -> store.insert(device, home, secret, pingKey, clock.now())
                        .onSuccess(stored -> announce(id, home)))
                .compose(stored -> find(id))
                .map(view -> new Registered(
                        view,
                        secret.plain(),
                        keys.pingUrl(ctx.request(), pingKey),
                        keys.ingestUrl(ctx.request()),
                        keys.mqttPort()));
    }

    private Future<?> show(RoutingContext ctx) {
        Fields.ofQuery(ctx.queryParams()).orThrow();
        return access(ctx, Role.VIEWER).compose(place -> find(place.deviceId()));
    }

    private Future<?> edit(RoutingContext ctx) {
        Fields.ofQuery(ctx.queryParams()).orThrow();
        var change = DeviceEdit.from(Fields.of(ctx.body().buffer()));
        var caller = Authentication.caller(ctx);
        return access(ctx, Role.OWNER)
                .compose(place -> homes.existing(caller, Optional.ofNullable(change.homeId()), Role.OWNER)
                        .compose(there -> store.update(place.deviceId(), change)
                                .onSuccess(done -> announce(place.deviceId(), there.orElse(place.homeId())))
                                .onSuccess(done ->
                                        bus.announce(Addresses.CHANGE_RECORDED, new ChangeRecorded(place.homeId()))))
                        .compose(done -> find(place.deviceId())));
    }

    private Future<?> remove(RoutingContext ctx) {
        var query = Fields.ofQuery(ctx.queryParams());
        boolean withData = query.optionalChoice("data", List.of("delete")).isPresent();
        query.orThrow();
        var access = new DeviceAccess(devices);
        return (withData ? access.requireKept(ctx, Role.OWNER) : access.require(ctx, Role.OWNER))
                .compose(place -> store.delete(place.deviceId(), withData, clock.now())
                        .onSuccess(done -> announce(place.deviceId(), place.homeId())));
    }

    private Future<?> rotate(RoutingContext ctx) {
        Fields.ofQuery(ctx.queryParams()).orThrow();
        return access(ctx, Role.OWNER).compose(place -> {
            var id = place.deviceId();
            var asked = Rotation.from(ctx.body().buffer());
            boolean ping = asked.ofPingKey();
            var now = clock.now();
            var oldUntil = now.plusSeconds(asked.overlapSeconds());
            var fresh = ping ? keys.pingKey() : keys.secret(id);
            var stored =
                    ping ? store.rotatePingKey(id, fresh, now, oldUntil) : store.rotateSecret(id, fresh, now, oldUntil);
            return stored.onSuccess(done -> announce(id, place.homeId()))
                    .map(done -> new Rotated(
                            id,
                            ping ? null : fresh.plain(),
                            ping ? keys.pingUrl(ctx.request(), fresh) : null,
                            oldUntil));
        });
    }

    private Future<DeviceQueries.Place> access(RoutingContext ctx, Role needed) {
        return new DeviceAccess(devices).require(ctx, needed);
    }

    private Future<DeviceView> find(String id) {
        return devices.find(List.of(id))
                .map(found -> found.stream().findFirst().orElseThrow(() -> Failure.unknown("no such device")));
    }

    private void announce(String id, String home) {
        bus.announce(Addresses.DEVICE_CHANGED, new DeviceChanged(id));
        bus.announce(Addresses.CHANGE_RECORDED, new ChangeRecorded(home));
    }

    /** New keys; only the one asked for is not null. */
    record Rotated(
            String id, @Nullable String secret, @Nullable String pingUrl, Instant oldValidUntil) {
        @Override
        public String toString() {
            return "Rotated[" + id + "]";
        }
    }
}
