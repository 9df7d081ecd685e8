package io.mainswatch.ingest.picture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.mainswatch.common.bus.Addresses;
import io.mainswatch.common.bus.Addresses.MeterOrderAnswered;
import io.mainswatch.common.bus.Sweeper;
import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.platform.Platform;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out what people ask of a meter. The order is a row; the request on the bus only says that somebody waits for the
 * answer. What nobody rang for is found by a sweep.
 */
final class MeterOrders {
    private static final Logger LOG = LoggerFactory.getLogger(MeterOrders.class);
    private static final Duration RHYTHM = Duration.ofSeconds(20);
    private static final int OK = 200;

    private final Platform platform;
    private final MeterOrderStore store;
    private final Map<String, OrderWork> works;
    private final Sweeper sweeper;

    /** @param works by the kind of order */
    MeterOrders(Platform platform, MeterOrderStore store, Map<String, OrderWork> works) {
        this.platform = platform;
        this.store = store;
        this.works = Map.copyOf(works);
        this.sweeper = new Sweeper(platform.vertx(), RHYTHM, this::sweep);
    }

    void start() {
        platform.bus()
                .answer(
                        Addresses.METER_ORDER,
                        asked -> carryOut(asked.orderId()).map(done -> new MeterOrderAnswered(asked.orderId())));
        sweeper.ring();
    }

    Future<?> stop() {
        return sweeper.stop();
    }

    private Future<Duration> sweep() {
        return store.forget()
                .compose(done -> store.waiting())
                .compose(ids -> {
                    Future<Void> all = Future.succeededFuture();
                    for (var id : ids) {
                        all = all.compose(done -> carryOut(id));
                    }
                    return all;
                })
                .map(RHYTHM);
    }

    private Future<Void> carryOut(String id) {
        return store.claim(id)
                .compose(claimed -> claimed.isEmpty() ? Future.succeededFuture() : carryOut(claimed.get()));
    }

    private Future<Void> carryOut(MeterOrder order) {
        return Future.succeededFuture(order)
                .compose(given ->
                        works.getOrDefault(given.kind(), MeterOrders::unknown).carryOut(given))
                .compose(answer -> store.answer(order.id(), OK, answer), cause -> refuse(order, cause));
    }

    private static Future<JsonNode> unknown(MeterOrder order) {
        return Future.failedFuture(Failure.invalid("this version does not know the order " + order.kind()));
    }

    /** A mistake is an answer; anything else stays open and is tried again. */
    private Future<Void> refuse(MeterOrder order, Throwable cause) {
        if (cause instanceof Failure refusal) {
            return store.answer(order.id(), refusal.kind().status(), told(refusal));
        }
        LOG.atError()
                .addKeyValue("deviceId", order.deviceId())
                .addKeyValue("order", order.kind())
                .setCause(cause)
                .log("an order is not carried out");
        return Future.failedFuture(Failure.unavailable("it could not be done now", null));
    }

    private static JsonNode told(Failure refusal) {
        var told = JsonNodeFactory.instance.objectNode().put("detail", refusal.getMessage());
        var violations = told.putArray("violations");
        refusal.violations()
                .forEach(one -> violations.addObject().put("field", one.field()).put("message", one.message()));
        return told;
    }
}
