package io.mainswatch.dashboard.api;

import io.mainswatch.common.http.Fields;
import io.mainswatch.common.security.Role;
import io.mainswatch.dashboard.http.Answer;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** {@code /devices/{id}/delivery}: which of its own records a device has brought, and which are missing. */
final class DeliveryRoutes {
    private final DeliveryQueries deliveries;
    private final DeviceAccess devices;

    DeliveryRoutes(DeliveryQueries deliveries, DeviceAccess devices) {
        this.deliveries = deliveries;
        this.devices = devices;
    }

    void mount(Router router) {
        router.get("/devices/:id/delivery").handler(Answer.ok(this::show));
    }

    private Future<?> show(RoutingContext ctx) {
        Fields.ofQuery(ctx.queryParams()).orThrow();
        return devices.require(ctx, Role.VIEWER).compose(place -> deliveries.of(place.deviceId()));
    }
}
