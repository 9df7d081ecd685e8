package io.mainswatch.dashboard.api;

import io.mainswatch.common.bus.Addresses;
import io.mainswatch.common.bus.Addresses.RelayRequest;
import io.mainswatch.common.bus.Bus;
import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.http.Fields;
import io.mainswatch.common.security.Role;
import io.mainswatch.dashboard.account.Authentication;
import io.mainswatch.dashboard.http.Answer;
import io.mainswatch.dashboard.http.Cursor;
import io.mainswatch.dashboard.http.Page;
import io.mainswatch.dashboard.http.PathId;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;

/** Relay commands: asked for here, decided by relay-service, which looks up the asker's right by itself. */
final class RelayRoutes {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final List<String> STATES = List.of("on", "off");
    private static final int RELAYS = 16;

    private final RelayQueries commands;
    private final DeviceAccess devices;
    private final Bus bus;

    RelayRoutes(RelayQueries commands, DeviceAccess devices, Bus bus) {
        this.commands = commands;
        this.devices = devices;
        this.bus = bus;
    }

    void mount(Router router) {
        router.post("/devices/:id/relays/:n/commands").handler(Answer.json(202, this::request));
        router.get("/devices/:id/relay-commands").handler(Answer.ok(this::list));
        router.get("/relay-commands/:id").handler(Answer.ok(this::show));
    }

    private Future<?> request(RoutingContext ctx) {
        Fields.ofQuery(ctx.queryParams()).orThrow();
        var fields = Fields.of(ctx.body().buffer());
        var state = fields.choice("state", STATES);
        int seconds = fields.optionalInteger("expiresInSeconds", 1, 3_600).orElse(30);
        fields.orThrow();
        int relay = relay(ctx.pathParam("n"));
        var requester = Authentication.caller(ctx).requester();
        return devices.require(ctx, Role.OPERATOR)
                .compose(place -> bus.ask(
                        Addresses.RELAY_REQUEST,
                        new RelayRequest(place.deviceId(), relay, state, seconds, requester),
                        PATIENCE))
                .map(accepted -> new Accepted(accepted.commandId(), accepted.status()));
    }

    private Future<?> list(RoutingContext ctx) {
        var query = Fields.ofQuery(ctx.queryParams());
        var after = Cursor.byTime(query);
        int limit = Page.limit(query);
        query.orThrow();
        return devices.require(ctx, Role.VIEWER)
                .compose(place -> commands.ofDevice(place.deviceId(), after, limit + 1))
                .map(rows -> Page.of(rows, limit, last -> new Cursor(last.requestedAt(), last.id())));
    }

    private Future<?> show(RoutingContext ctx) {
        Fields.ofQuery(ctx.queryParams()).orThrow();
        var caller = Authentication.caller(ctx);
        return commands.find(List.of(PathId.of(ctx, "relay command"))).map(found -> {
            var command = found.stream().findFirst().orElseThrow(() -> Failure.unknown("no such relay command"));
            caller.require(Role.VIEWER, command.homeId(), "relay command");
            return command;
        });
    }

    /** A device has relays 1 to 16; any other is a thing that does not exist. */
    private static int relay(String text) {
        try {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= RELAYS) {
                return number;
            }
        } catch (NumberFormatException ignored) {
            // Told below, as for a number out of range.
        }
        throw Failure.unknown("no such relay, expected a number from 1 to " + RELAYS);
    }

    record Accepted(String id, String status) {}
}
