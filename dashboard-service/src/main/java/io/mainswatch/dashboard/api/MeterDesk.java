package io.mainswatch.dashboard.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.mainswatch.common.bus.Addresses;
import io.mainswatch.common.bus.Addresses.MeterOrder;
import io.mainswatch.common.bus.Bus;
import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.failure.Failure.Violation;
import io.mainswatch.dashboard.account.Authentication;
import io.mainswatch.dashboard.api.DeviceQueries.Place;
import io.mainswatch.dashboard.api.MeterOrderStore.Ordered;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.UUID;

/**
 * Hands orders about a meter to ingest-service, which has the reader: first as a row, then with a ring. What is ordered is
 * carried out even when nobody waits any more.
 */
final class MeterDesk {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int OK = 200;

    private final MeterOrderStore orders;
    private final Bus bus;

    MeterDesk(MeterOrderStore orders, Bus bus) {
        this.orders = orders;
        this.bus = bus;
    }

    /** Orders and waits. Fails with the mistakes found, or as unavailable when there is no answer in time. */
    Future<JsonNode> ask(RoutingContext ctx, Place place, String kind, JsonNode body) {
        return order(ctx, place, kind, body)
                .compose(id -> bus.ask(Addresses.METER_ORDER, new MeterOrder(id), PATIENCE)
                        .transform(answered -> orders.find(id))
                        .map(found -> answer(found.orElseThrow())));
    }

    /** Orders and does not wait. Answers the order's id. */
    Future<String> leave(RoutingContext ctx, Place place, String kind, JsonNode body) {
        return order(ctx, place, kind, body).onSuccess(id -> {
            // Whoever is slow about it, or not there to hear it, finds the row.
            bus.ask(Addresses.METER_ORDER, new MeterOrder(id), PATIENCE);
        });
    }

    private Future<String> order(RoutingContext ctx, Place place, String kind, JsonNode body) {
        var id = UUID.randomUUID().toString();
        var requester = Authentication.caller(ctx).requester();
        return orders.insert(id, place, kind, body, requester).map(id);
    }

    private static JsonNode answer(Ordered order) {
        if (order.isWaiting()) {
            throw Failure.unavailable(
                    "ingest-service has not answered yet; the order stays and will be carried out", null);
        }
        if (order.status() == OK) {
            return order.answer();
        }
        throw failure(order);
    }

    private static Failure failure(Ordered order) {
        var violations = new ArrayList<Violation>();
        order.answer()
                .path("violations")
                .forEach(one -> violations.add(new Violation(
                        one.path("field").asText(), one.path("message").asText())));
        if (!violations.isEmpty()) {
            return Failure.invalid(violations);
        }
        return Arrays.stream(Failure.Kind.values())
                .filter(kind -> kind.status() == order.status())
                .findFirst()
                .map(kind -> Failure.of(kind, order.answer().path("detail").asText()))
                .orElseGet(() -> Failure.unavailable("the order failed", null));
    }
}
