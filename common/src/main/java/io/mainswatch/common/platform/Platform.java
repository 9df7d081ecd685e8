package io.mainswatch.common.platform;

import io.mainswatch.common.bus.Bus;
import io.mainswatch.common.config.Settings;
import io.mainswatch.common.db.Database;
import io.mainswatch.common.security.SecretBox;
import io.mainswatch.common.time.Clock;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** What every service is given at its start, and all that services of one process share. */
public record Platform(
        Vertx vertx,
        Settings settings,
        Database database,
        Bus bus,
        Clock clock,
        SecretBox secrets,
        PrometheusMeterRegistry metrics) {

    /** The checks behind {@code /health/ready} that hold for every service; a service adds its own. */
    public Map<String, Supplier<Future<Void>>> checks() {
        var checks = new LinkedHashMap<String, Supplier<Future<Void>>>();
        checks.put("database", database::ping);
        checks.put("durability", database::requireDurable);
        checks.put(
                "clock",
                () -> clock.trusted()
                        ? Future.succeededFuture()
                        : Future.failedFuture("the wall clock is not trusted yet"));
        return checks;
    }
}
